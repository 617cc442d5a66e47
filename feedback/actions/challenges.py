"""“That’s not what we meant”: a reader of a board says so of a tag, and a reviewer answers."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms import audit
from cms.models import User
from feedback.models import Challenge, Comment, Redaction, Tag
from feedback.selectors.quotes import readable
from feedback.selectors.redactions import tells_hidden
from themes.models import QualityStatement

from .tag_spans import About, TagGone
from .tags import accept_tag, change_tag, remove_tag
from .under_review import CommentGone, ReviewError, lock, lock_any

Outcome = Challenge.Outcome
WHY_REMOVED = "Somebody on a board said: that’s not what we meant"


class NotOnBoard(ReviewError):
    """The comment is not on the board any more; it is not said why."""


class AlreadyAnswered(ReviewError):
    """Another answer was given since the page was opened."""


class NotChanged(ReviewError):
    """The tag says already what it would be changed to."""


class TellsHidden(ReviewError):
    """The reply holds words of the comment that nobody outside review may read."""


@transaction.atomic
def challenge(
    *, answer_id: int, quality_statement: QualityStatement, reason: str, by: User
) -> Challenge:
    """Say that a comment on a board is not about a statement.

    Twice does no more. While somebody else's waits for its answer, that one is returned.
    Raises `NotOnBoard`.
    """
    comment = _on_board(answer_id, quality_statement)
    said = Challenge.objects.filter(answer=answer_id, quality_statement=quality_statement)
    standing = said.filter(Q(made_by=by) | Q(answered_at=None)).order_by("pk").first()
    if standing:
        return standing
    made = Challenge.objects.create(
        council_id=comment.council_id,
        answer_id=answer_id,
        quality_statement=quality_statement,
        reason=reason,
        made_by=by,
    )
    # What was said stays with the row: it may repeat the person's words, and must go with them.
    slug = quality_statement.slug
    audit.record("feedback.tag.challenged", comment, by=by, challenge=made.pk, statement=slug)
    return made


@transaction.atomic
def answer_challenge(
    *, challenge: Challenge, outcome: str, reply: str, by: User, about: About | None = None
) -> Challenge:
    """Keep what was challenged, take it off, or change it to `about`; and say why in words.

    The same answer twice does no more. Raises what `lock` does, `AlreadyAnswered`, `NotChanged`,
    `TagGone` or `TellsHidden`.
    """
    comment = lock(challenge.answer_id)
    said = Challenge.objects.get(pk=challenge.pk)
    if said.answered_at:
        if (said.outcome, said.answered_by_id) == (outcome, by.pk):
            return said
        raise AlreadyAnswered("Somebody has answered this already.")
    standing = Redaction.objects.standing().filter(answer=comment.answer_id)
    if tells_hidden(reply, comment.answer.text, standing):
        raise TellsHidden("Your answer holds words that are hidden. Take them out.")
    _act(said, outcome, about, by)
    said.outcome, said.reply = outcome, reply
    said.answered_by, said.answered_at = by, timezone.now()
    said.save(update_fields=["outcome", "reply", "answered_by", "answered_at"])
    audit.record(
        "feedback.challenge.answered", comment, by=by, challenge=said.pk, outcome=str(outcome)
    )
    return said


def _on_board(answer_id: int, statement: QualityStatement) -> Comment:
    """The locked comment, while others may read it under this statement."""
    gone = NotOnBoard("This comment is not on the board any more.")
    try:
        comment = lock_any(answer_id)
    except CommentGone:
        raise gone from None
    if not readable().filter(pk=comment.pk).exists() or not _tags(answer_id, statement):
        raise gone
    return comment


def _act(challenge: Challenge, outcome: str, about: About | None, by: User) -> None:
    """Do to every tag that makes the claim what the outcome says, by the acts of review."""
    tags = _tags(challenge.answer_id, challenge.quality_statement)
    if not tags and outcome != Outcome.REMOVED:
        raise TagGone("This tag is not on the comment any more. Press “Remove the tag”.")
    if outcome == Outcome.CHANGED and about in {
        About(tag.quality_statement, tag.sub_section) for tag in tags
    }:
        raise NotChanged("The tag says that already. Choose something else, or keep it.")
    for tag in tags:
        if outcome == Outcome.KEPT:
            accept_tag(tag=tag, by=by)
        elif outcome == Outcome.REMOVED:
            remove_tag(tag=tag, reason=WHY_REMOVED, by=by)
        elif about:
            change_tag(tag=tag, **about._asdict(), by=by)


def _tags(answer_id: int, statement: QualityStatement) -> list[Tag]:
    """The tags that stand for the claim that an answer is about a statement."""
    tags = Tag.objects.current().filter(answer=answer_id, quality_statement=statement)
    return list(tags.select_related("quality_statement", "sub_section").order_by("pk"))
