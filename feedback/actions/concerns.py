"""What may tell of harm: raised, opened and closed, each time by somebody who is named."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from cms import audit
from cms.models import User
from feedback.models import Comment, Concern
from surveys.models import Disclosure, Response

from .alerts import write_alerts
from .counts import comment_changed
from .under_review import lock

RAISED_BY_A_PERSON = "raised-by-a-person"
TOLD_BY_THE_PERSON = "told-by-the-person"


class ConcernError(Exception):
    """A concern cannot be closed so; the message is one plain sentence."""


class AlreadyClosed(ConcernError):
    """Somebody closed it before, with another outcome."""


class NoteMissing(ConcernError):
    """What was done has to be said."""


class OutcomeDoesNotFit(ConcernError):
    """The outcome says something about the words that is not so."""


@transaction.atomic
def raise_concern(*, comment: Comment, by: User) -> Concern:
    """Hand a comment to the safeguarding lead: held, and out of everybody else's sight.

    Raising it twice does no more; one that was closed is open again.
    """
    locked = lock(comment.answer_id)
    text = locked.answer.text
    concern, _ = Concern.objects.update_or_create(
        answer=locked.answer,
        defaults={
            "council_id": locked.council_id,
            "response": locked.answer.response,
            "label": RAISED_BY_A_PERSON,
            "start": 0,
            "end": len(text),
            "raised_by": by,
            "raised_at": timezone.now(),
            "opened_by": None,
            "opened_at": None,
            "closed_by": None,
            "closed_at": None,
            "outcome": "",
        },
    )
    _put(locked, Comment.State.HELD)
    _told_of([concern], by)
    return concern


def raise_found(*, council_id: int, found: Sequence[dict]) -> int:
    """Raise a concern for each row an analyser found, hold the comments, have people told.

    Returns how many were raised. An answer that ever had a concern gets no other: a person has it,
    or has closed it. A comment that was released is held too, and its words put away. Needs the
    caller's lock on the responses.
    """
    if not found:
        return 0
    known = Concern.objects.filter(answer__in=[row["answer"] for row in found])
    had = set(known.values_list("answer_id", flat=True))
    fresh = [row for row in found if row["answer"].pk not in had]
    rows = [Concern(council_id=council_id, **row) for row in fresh]
    Concern.objects.bulk_create(rows, ignore_conflicts=True)
    answers = [row["answer"].pk for row in fresh]
    stood = Comment.objects.filter(answer__in=answers).exclude(state=Comment.State.HELD)
    stood.update(state=Comment.State.HELD, released_text="", decided_by=None, decided_at=None)
    _told_of(Concern.objects.filter(answer__in=answers, alerts=None).order_by("pk"), None)
    return len(fresh)


def raise_disclosed(*, disclosure: Disclosure) -> Concern:
    """Put what a person told us before the safeguarding lead; twice does no more."""
    concern, created = Concern.objects.get_or_create(
        disclosure=disclosure,
        defaults={
            "council_id": disclosure.council_id,
            "label": TOLD_BY_THE_PERSON,
            "start": 0,
            "end": 0,
        },
    )
    if created:
        _told_of([concern], None)
    return concern


def _told_of(concerns: Iterable[Concern], by: User | None) -> None:
    """Log that concerns were raised, and write down whom to tell, in one transaction with them."""
    raised = list(concerns)
    audit.record_each("feedback.concern.raised", raised, by=by)
    write_alerts(raised)


@transaction.atomic
def open_concern(*, concern: Concern, by: User) -> Concern:
    """Record that somebody reads a concern: the first time in the row, every time in the log."""
    now = timezone.now()
    if Concern.objects.filter(pk=concern.pk, opened_at=None).update(opened_by=by, opened_at=now):
        concern.opened_by, concern.opened_at = by, now
    audit.record("feedback.concern.opened", concern, by=by)
    return concern


@transaction.atomic
def close_concern(*, concern: Concern, outcome: str, by: User, note: str = "") -> Concern:
    """Say what came of a concern. Closing it twice with one outcome does no more.

    Acted on, its words stay held. Not a concern, they go to review, or stay private where the
    person did not agree to theming. Raises `NoteMissing`, `OutcomeDoesNotFit` or `AlreadyClosed`.
    """
    outcome = Concern.Outcome(outcome)
    if outcome == Concern.Outcome.ACTED_ON and not note.strip():
        raise NoteMissing("Say in a few words what was done.")
    locked = _lock(concern)
    if locked.closed_at:
        if locked.outcome != outcome:
            raise AlreadyClosed("Somebody has already closed this concern in another way.")
        return locked
    _check_fits(locked, outcome)
    locked.closed_by, locked.closed_at = by, timezone.now()
    locked.outcome, locked.note = outcome, note.strip()
    locked.save(update_fields=["closed_by", "closed_at", "outcome", "note"])
    if outcome == Concern.Outcome.NOT_A_CONCERN and locked.answer:
        comment = locked.answer.comment
        may_theme = locked.answer.response.may_theme
        _put(comment, Comment.State.WAITING if may_theme else Comment.State.PRIVATE)
    audit.record("feedback.concern.closed", locked, by=by, outcome=str(outcome))
    return locked


def _lock(concern: Concern) -> Concern:
    """Return a concern as it is now; nobody else acts on it, or takes its answers back, meanwhile.

    The response is locked first, as everybody does who locks both.
    """
    of_concern = Concern.objects.filter(pk=concern.pk).values("response")
    Response.objects.select_for_update().filter(pk__in=of_concern).first()
    return Concern.objects.select_for_update().get(pk=concern.pk)


def _check_fits(concern: Concern, outcome: str) -> None:
    if (outcome == Concern.Outcome.WORDS_GONE) and not concern.words_are_gone:
        raise OutcomeDoesNotFit("The words are still here. Choose what came of them.")


def _put(comment: Comment, state: str) -> None:
    comment.state = state
    comment.released_text = ""
    comment.decided_by = comment.decided_at = None
    comment.save(update_fields=["state", "released_text", "decided_by", "decided_at"])
    comment_changed(comment)
