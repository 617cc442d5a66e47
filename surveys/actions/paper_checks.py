"""The second person: types a drawn form again without seeing the first typing, then settles."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid5

from django.db import transaction
from django.utils import timezone

from cms import audit
from cms.models import User
from surveys.actions.corrections import correct_response
from surveys.actions.disclosures import tell_safeguarding
from surveys.actions.refusals import CannotCheck
from surveys.models import ContactDetails, PaperBatch, PaperDifference, PaperForm, Response
from surveys.paper_facts import (
    CONSENT,
    NOT_KEPT,
    Facts,
    differing,
    facts_typed,
    fields_of,
    from_text,
    merged,
    to_text,
)
from surveys.paper_typing import Values, keeps, understand_form
from surveys.selectors.paper_batches import facts_of, unsafe_said, unsettled
from surveys.selectors.responses import pages_of

Right, Reason = PaperDifference.Right, PaperDifference.Reason
KEEP = f"{CONSENT}keep"


@dataclass(frozen=True, slots=True)
class Settled:
    """Which of two typings the paper says is right, and why they differ."""

    right: str
    reason: str


def check_may_check(form: PaperForm, by: User) -> None:
    """Raise `CannotCheck` unless this person may type this form again, or settle it."""
    if form.batch.state != PaperBatch.State.CLOSED or not form.is_drawn:
        raise CannotCheck("This form is not to be checked.")
    if form.response is None or form.response.state != Response.State.SENT:
        raise CannotCheck("These answers were taken back. This form needs no check.")
    if form.typed_by_id == by.pk:
        raise CannotCheck("You typed this form. Somebody else has to check it.")
    if form.settled_at:
        raise CannotCheck("This form is checked already.")


@transaction.atomic
def type_again(*, form: PaperForm, values: Values, by: User) -> list[PaperDifference]:
    """Lay a second typing beside the first and return what differs; nothing is corrected yet.

    Typed once more before it is settled, the later typing counts. Raises `CannotCheck`, and
    `FormNotUnderstood` for fields that cannot be taken.
    """
    locked = _locked(form, by)
    response = locked.response
    assert response is not None
    first, second = facts_of(response), _second(response, values)
    if second == NOT_KEPT and PaperDifference.objects.filter(form=locked, field=KEEP).exclude(
        settled_at=None
    ):
        raise CannotCheck("It is settled that this form may be kept. Please type all of it.")
    fields = differing(first, second)
    PaperDifference.objects.filter(form=locked, settled_at=None).delete()
    PaperDifference.objects.bulk_create(
        [
            PaperDifference(council_id=locked.council_id, form=locked, field=field)
            for field in fields
        ],
    )
    locked.typed_again_by, locked.typed_again_at = by, timezone.now()
    locked.fields_checked = len(fields_of(first, second))
    locked.fields_different, locked.fields_wrong = len(fields), 0
    locked.typed_again = to_text(second) if fields else None
    locked.settled_at = None if fields else timezone.now()
    locked.save()
    audit.record(
        "surveys.paper.typed_again",
        locked.batch,
        by=by,
        number=locked.number,
        checked=locked.fields_checked,
        different=len(fields),
    )
    return unsettled(locked)


@transaction.atomic
def settle(*, form: PaperForm, choices: Mapping[str, Settled], by: User) -> PaperForm:
    """Settle every difference of a form at once, and correct the response where it was wrong.

    Raises `CannotCheck` when a difference is not settled by this, or none waits.
    """
    locked = _locked(form, by)
    waiting = unsettled(locked)
    if not waiting or not locked.typed_again:
        raise CannotCheck("Nothing waits to be settled here.")
    if {difference.field for difference in waiting} != set(choices):
        raise CannotCheck("The differences have changed. Please look at them again.")
    assert locked.response is not None
    now = timezone.now()
    for difference in waiting:
        choice = choices[difference.field]
        difference.right, difference.reason = Right(choice.right), Reason(choice.reason)
        difference.settled_by, difference.settled_at = by, now
        difference.save()
    wrong = [each.field for each in waiting if each.right == Right.SECOND]
    if wrong:
        _correct(locked, from_text(locked.typed_again), wrong)
    _close(locked, wrong, now, compared=from_text(locked.typed_again) != NOT_KEPT or bool(wrong))
    audit.record(
        "surveys.paper.settled",
        locked.batch,
        by=by,
        number=locked.number,
        different=len(waiting),
        corrected=len(wrong),
    )
    return locked


def _correct(form: PaperForm, second: Facts, wrong: list[str]) -> None:
    """Put the response right. What only the second typing found unsafe is passed on, once."""
    response = form.response
    assert response is not None
    before = unsafe_said(response)
    facts = merged(facts_of(response), second, wrong)
    corrected = correct_response(response=response, facts=facts)
    if corrected.state == Response.State.SENT and not unsafe_said(corrected) <= before:
        contact = ContactDetails.objects.filter(response=corrected).first()
        tell_safeguarding(
            survey=form.batch.version.survey,
            # Not the form's own key: what the first typing told may be dealt with already.
            key=uuid5(form.key, "settled"),
            reach=contact.details if contact else "",
            response=corrected,
        )


def _close(form: PaperForm, wrong: list[str], now, *, compared: bool) -> None:
    """Note what was found. Where only the consent was looked at, the rest is still to be typed."""
    form.typed_again = None
    if compared:
        form.settled_at, form.fields_wrong = now, len(wrong)
    else:
        form.fields_checked = form.fields_different = form.fields_wrong = 0
        form.typed_again_by = form.typed_again_at = None
    # Only these: when the person's answers were just taken back, the row lost its digest too.
    form.save(
        update_fields=[
            "typed_again",
            "typed_again_by",
            "typed_again_at",
            "settled_at",
            "fields_checked",
            "fields_different",
            "fields_wrong",
        ]
    )


def _locked(form: PaperForm, by: User) -> PaperForm:
    """Return the form as it is now; its response is locked first, as everybody does."""
    if form.response_id:
        Response.objects.select_for_update().filter(pk=form.response_id).first()
    forms = PaperForm.objects.select_for_update(of=("self",))
    locked = forms.select_related("batch__version__survey", "response__version", "typed_by").get(
        pk=form.pk
    )
    check_may_check(locked, by)
    return locked


def _second(response: Response, values: Values) -> Facts:
    if not keeps(values):
        return NOT_KEPT
    pages = pages_of(response)
    typed = understand_form(response.version, pages, response.variant, values)
    return facts_typed(typed, pages, response.variant)
