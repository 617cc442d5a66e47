"""Answers that are begun and not sent: kept for later with a code, deleted, or run out of time."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys import codes
from surveys.actions import monitoring
from surveys.actions.refusals import CannotComeBack, refuse
from surveys.actions.screens import tell_supporter_of
from surveys.models import Answer, Response
from surveys.models.response import Help, Helper, Voice

# What a draft tells of a person besides their answers, as it is when nothing was said.
NOTHING_SAID = {
    "voice": Voice.PERSON,
    "help": Help.UNKNOWN,
    "helper": Helper.UNKNOWN,
    "may_theme": False,
    "may_quote": False,
    "may_contact": False,
}


def last_day(today: date) -> date:
    """The last day a draft is kept when its person was last there on `today`."""
    return today + timedelta(days=settings.DRAFT_DAYS)


def keep_for_later(*, response: Response) -> Response:
    """Let a person come back to their draft with a code, until the last day that is returned.

    Raises `CannotComeBack` where the survey is fully anonymous. Twice does no more.
    """
    if response.version.fully_anonymous:
        raise CannotComeBack(_("You cannot come back to this survey later. It keeps no code."))
    digest = codes.digest(codes.resume_code(str(response.token)))
    return _stay(response, resume_sha256=digest)


def come_back(*, response: Response) -> Response:
    """Keep a draft for as long again, because its person is there again."""
    return _stay(response)


def _stay(response: Response, **fields: str) -> Response:
    fields_now = fields | {"expires_on": last_day(timezone.localdate())}
    if not Response.objects.drafts().filter(pk=response.pk).update(**fields_now):
        refuse(response)
    response.refresh_from_db(fields=list(fields_now))
    return response


@transaction.atomic
def delete_draft(*, response: Response) -> None:
    """Delete a draft and all its answers for good, as its person asks; no trace is left."""
    locked = Response.objects.select_for_update().drafts().filter(pk=response.pk).first()
    if locked:
        tell_supporter_of(locked)
        monitoring.forget(locked)
        locked.delete()


@transaction.atomic
def expire_draft(*, response: Response, today: date) -> Response | None:
    """Delete a draft whose time ran out, and return what is left of it.

    Where its person was shown a code, the emptied row stays, so that the code can be answered.
    A draft somebody worked on since is kept for longer: saving a page writes no day. Anything but
    a draft whose last day is before `today` is returned as it is.
    """
    locked = Response.objects.select_for_update().filter(pk=response.pk).first()
    if locked is None or not _has_run_out(locked, today):
        return locked
    monitoring.forget(locked)
    if locked.resume_sha256 is None:
        locked.delete()
        return None
    locked.answers.all().delete()
    for name, value in NOTHING_SAID.items():
        setattr(locked, name, value)
    locked.state = Response.State.EXPIRED
    locked.replaces = None
    locked.save(update_fields=["state", "replaces", *NOTHING_SAID])
    return locked


def _has_run_out(draft: Response, today: date) -> bool:
    if draft.state != Response.State.DRAFT or draft.expires_on is None:
        return False
    if draft.expires_on >= today:
        return False
    saved_at = Answer.objects.filter(response=draft).aggregate(last=Max("saved_at"))["last"]
    if saved_at is None or last_day(timezone.localdate(saved_at)) < today:
        return True
    draft.expires_on = last_day(timezone.localdate(saved_at))
    draft.save(update_fields=["expires_on"])
    return False
