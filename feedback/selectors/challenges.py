"""“That’s not what we meant”: what was said of tags on boards, and what waits for an answer."""

from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from cms.models import User
from feedback.models import Challenge, Comment, Redaction
from feedback.selectors.redactions import tells_hidden
from feedback.selectors.reviews import reviewable
from themes.models import QualityStatement


def open_challenges() -> QuerySet[Challenge]:
    """What no reviewer has answered yet, of comments they may read; the oldest first."""
    waiting = Challenge.objects.open().filter(answer__comment__in=reviewable())
    return waiting.select_related("answer__comment", "quality_statement").order_by("made_at", "pk")


def challenges_of(comment: Comment) -> list[Challenge]:
    """Everything that was said of this comment's tags, answered too. One query."""
    said = Challenge.objects.filter(answer=comment.answer_id)
    people = ("quality_statement", "made_by", "answered_by")
    return list(said.select_related(*people).order_by("made_at", "pk"))


def challenge_of(comment: Comment, pk: int) -> Challenge | None:
    """A challenge of this comment, answered or not."""
    return Challenge.objects.filter(answer=comment.answer_id, pk=pk).first()


def challenges_for(
    viewer: User, statements: Collection[QualityStatement], answers: Collection[int]
) -> list[Challenge]:
    """What was said of these statements on these answers, and by this viewer. Two queries."""
    said = Challenge.objects.filter(
        Q(answer__in=answers) | Q(made_by=viewer), quality_statement__in=statements
    )
    hidden = Prefetch("answer__redactions", Redaction.objects.standing(), to_attr="hidden")
    return list(
        said.select_related("answer__comment", "answer__response", "quality_statement")
        .prefetch_related(hidden)
        .order_by("made_at", "pk")
    )


def may_be_read(challenge: Challenge) -> bool:
    """True while others may read the comment that a fetched challenge is about."""
    answer = challenge.answer
    comment = answer.comment
    released = comment.state == Comment.State.RELEASED and bool(comment.released_text)
    return released and answer.response.may_quote


def said_openly(challenge: Challenge, words: str) -> str:
    """These words of a challenge from `challenges_for`; nothing if they tell what is hidden now."""
    answer: Any = challenge.answer
    return "" if tells_hidden(words, answer.text, answer.hidden) else words
