"""Changing answers that were sent: a new draft beside them, which takes their place once sent."""

from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from surveys.actions import monitoring
from surveys.actions.drafts import last_day
from surveys.actions.refusals import CannotChange, WasWithdrawn
from surveys.models import Answer, Response
from surveys.selectors.responses import last_day_to_change

COPIED = (
    "council_id",
    "version_id",
    "variant",
    "language",
    "mode",
    "voice",
    "help",
    "helper",
    "may_theme",
    "may_quote",
    "may_contact",
)


def check_can_change(response: Response, today: date) -> None:
    """Raise `WasWithdrawn` or `CannotChange` when sent answers cannot be changed any more."""
    if response.state == Response.State.WITHDRAWN:
        raise WasWithdrawn(_("You took these answers back. They cannot be changed now."))
    if response.version.fully_anonymous:
        raise CannotChange(_("You cannot change answers to this survey. You can remove them."))
    if not response.version.survey.is_open:
        raise CannotChange(_("This survey has ended. You can still remove your answers."))
    until = last_day_to_change(response)
    if today > until:
        raise CannotChange(
            _("You could change these answers until {day}. You can still remove them.").format(
                day=date_format(until)
            )
        )


@transaction.atomic
def begin_change(*, response: Response, today: date | None = None) -> Response:
    """Return a draft with the same answers, which takes the response's place once it is sent.

    Asked for again, it is the same draft. Until it is sent the response stays as it was.
    """
    locked = Response.objects.select_for_update(of=("self",)).select_related("version__survey")
    old = locked.get(pk=response.pk)
    check_can_change(old, today or timezone.localdate())
    begun = Response.objects.drafts().filter(replaces=old).first()
    return begun or _copy(old)


def _copy(old: Response) -> Response:
    new = Response.objects.create(
        start_key=uuid4(),
        replaces=old,
        expires_on=last_day(timezone.localdate()),
        **{name: getattr(old, name) for name in COPIED},
    )
    answers = list(Answer.objects.filter(response=old).order_by("pk"))
    for answer in answers:
        answer.pk, answer.response = None, new
    Answer.objects.bulk_create(answers)
    monitoring.copy(from_response=old, to_response=new)
    return new
