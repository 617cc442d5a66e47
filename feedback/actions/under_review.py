"""What every act of a reviewer begins with: the comment locked, and a refusal where it must be."""

from feedback.models import Comment
from surveys.models import Answer, Response


class ReviewError(Exception):
    """A reviewer's act is refused; the message is one plain sentence for them."""


class CommentGone(ReviewError):
    """The person took their answers back since the page was opened."""


class CommentHeld(ReviewError):
    """The safeguarding lead has the comment; nobody else decides on it."""


class NotForReview(ReviewError):
    """The person did not agree that their words are put into themes."""


class SpanOutside(ReviewError):
    """The characters that were named are not in the comment."""


def lock(answer_id: int) -> Comment:
    """Return an answer's comment as it is now, locked to the end of the transaction.

    Raises `CommentGone`, `CommentHeld` or `NotForReview`.
    """
    comment = lock_any(answer_id)
    if comment.state == Comment.State.HELD:
        raise CommentHeld("The safeguarding lead has this comment now. Nothing was changed.")
    if not comment.answer.response.may_theme:
        raise NotForReview("This person did not agree to this use of their words.")
    return comment


def lock_any(answer_id: int) -> Comment:
    """As `lock`, whatever state the comment is in. Raises only `CommentGone`."""
    # The lock is the response's row, which taking answers back locks first as well. So a person
    # who takes them back and a reviewer come one after the other, and never wait in a ring.
    of_answer = Answer.objects.filter(pk=answer_id).values("response")
    Response.objects.select_for_update().filter(pk__in=of_answer).first()
    comments = Comment.objects.select_related("answer__response__version")
    comment = comments.filter(answer=answer_id).first()
    if comment is None:
        raise CommentGone("The person has taken this comment back. Nothing was changed.")
    return comment


def check_span(comment: Comment, start: int, end: int) -> None:
    """Raise `SpanOutside` unless the comment has characters from `start` to `end`."""
    if not 0 <= start < end <= len(comment.answer.text):
        raise SpanOutside("Choose words that are in the comment.")
