"""Where a comment stands: released to others, kept private, or waiting for a person."""

from django.db import transaction
from django.utils import timezone

from cms import audit
from cms.models import User
from feedback.models import Comment
from feedback.selectors.redactions import details_undecided, words_to_release

from .under_review import ReviewError, lock

State = Comment.State


class DetailsUndecided(ReviewError):
    """The machine found what may tell who somebody is, and no person has dealt with it."""


@transaction.atomic
def release(*, comment: Comment, by: User, details_checked: bool = False) -> Comment:
    """Let others read the comment less its redactions. Releasing twice does no more.

    Raises `DetailsUndecided` while a personal detail that was found is not hidden, or nothing
    was looked for, unless the reviewer says that they checked.
    """
    locked = lock(comment.answer_id)
    if locked.state == State.RELEASED:
        return locked
    if not details_checked and details_undecided(locked.answer):
        raise DetailsUndecided(
            "Hide the names and details that were found, or tick that they name nobody."
        )
    _decide(locked, State.RELEASED, by, words_to_release(locked.answer))
    checked = {"details_checked": True} if details_checked else {}
    audit.record("feedback.comment.released", locked, by=by, **checked)
    return locked


@transaction.atomic
def keep_private(*, comment: Comment, by: User) -> Comment:
    """Let nobody but reviewers read the comment; its tags still count. Twice does no more."""
    locked = lock(comment.answer_id)
    if locked.state != State.PRIVATE:
        _decide(locked, State.PRIVATE, by)
        audit.record("feedback.comment.kept_private", locked, by=by)
    return locked


@transaction.atomic
def take_back(*, comment: Comment, by: User) -> Comment:
    """Undo a decision: the comment waits for review again. Twice does no more."""
    locked = lock(comment.answer_id)
    if locked.state != State.WAITING:
        back_to_waiting(locked, by)
    return locked


def back_to_waiting(comment: Comment, by: User) -> None:
    """Put a locked comment back to waiting, and its released words away."""
    _decide(comment, State.WAITING, None)
    audit.record("feedback.comment.taken_back", comment, by=by)


def _decide(comment: Comment, state: str, by: User | None, text: str = "") -> None:
    comment.state = state
    comment.released_text = text
    comment.decided_by = by
    comment.decided_at = timezone.now() if by else None
    comment.save(update_fields=["state", "released_text", "decided_by", "decided_at"])
