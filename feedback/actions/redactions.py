"""Hides the characters of a comment that tell who somebody is."""

from django.db import transaction
from django.utils import timezone

from cms import audit
from cms.models import User
from feedback.models import Comment, Redaction
from feedback.selectors.redactions import places_of, words_to_release

from .reviews import back_to_waiting
from .under_review import ReviewError, check_span, lock


class WordsNotFound(ReviewError):
    """The words to hide are not in the comment."""


@transaction.atomic
def redact(*, comment: Comment, start: int, end: int, reason: str, by: User) -> Redaction:
    """Hide characters, from the released words too. The same ones again do no more.

    Raises `SpanOutside`.
    """
    locked = lock(comment.answer_id)
    check_span(locked, start, end)
    redaction = _hide(locked, start, end, Redaction.Reason(reason), by)
    _hide_in_released(locked)
    return redaction


@transaction.atomic
def redact_words(*, comment: Comment, words: str, reason: str, by: User) -> list[Redaction]:
    """Hide these words wherever they stand in the comment, in capitals or not.

    Raises `WordsNotFound`.
    """
    locked = lock(comment.answer_id)
    places = places_of(words, locked.answer.text)
    if not places:
        raise WordsNotFound("These words are not in the comment. Copy them as they are written.")
    made = [_hide(locked, start, end, Redaction.Reason(reason), by) for start, end in places]
    _hide_in_released(locked)
    return made


@transaction.atomic
def undo_redaction(*, redaction: Redaction, by: User) -> None:
    """Show the characters to reviewers' readers again. Undoing twice does no more.

    A released comment goes back to waiting: these words were never released.
    """
    comment = lock(redaction.answer_id)
    undone = Redaction.objects.standing().filter(pk=redaction.pk)
    if not undone.update(undone_by=by, undone_at=timezone.now()):
        return
    audit.record("feedback.redaction.undone", comment, by=by, redaction=redaction.pk)
    if comment.state == Comment.State.RELEASED:
        back_to_waiting(comment, by)


def _hide(comment: Comment, start: int, end: int, reason: str, by: User) -> Redaction:
    place = {"answer_id": comment.answer_id, "start": start, "end": end}
    standing = Redaction.objects.standing().filter(**place).first()
    if standing:
        return standing
    redaction = Redaction.objects.create(
        council_id=comment.council_id, reason=reason, made_by=by, **place
    )
    audit.record("feedback.redaction.made", comment, by=by, redaction=redaction.pk, reason=reason)
    return redaction


def _hide_in_released(comment: Comment) -> None:
    if comment.state == Comment.State.RELEASED:
        comment.released_text = words_to_release(comment.answer)
        comment.save(update_fields=["released_text"])
