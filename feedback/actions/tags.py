"""What a person says about tags. A machine's tag is never edited: a decision stands beside it."""

from django.db import transaction

from cms import audit
from cms.models import User
from feedback.models import Comment, Tag, TagDecision
from themes.models import QualityStatement, SubSection

from .counts import comment_changed
from .under_review import ReviewError, check_span, lock

Decision = TagDecision.Decision


class WrongSubSection(ReviewError):
    """The sub-section is part of another quality statement."""


class NotAccepted(ReviewError):
    """Nobody's acceptance of a suggestion stands here, so there is none to undo."""


@transaction.atomic
def accept_tag(*, tag: Tag, by: User) -> None:
    """Confirm a tag, also one that was removed before. Accepting twice does no more."""
    comment = lock(tag.answer_id)
    decide(comment, tag, Decision.ACCEPTED, by)


@transaction.atomic
def undo_accept(*, tag: Tag, by: User) -> None:
    """Make an accepted tag a suggestion again. Undoing twice does no more.

    One of an older reading then stands no longer: the newest reading says what it suggests.
    Raises `NotAccepted` for a tag that a person made, or that was removed.
    """
    comment = lock(tag.answer_id)
    said = _said_last(tag)
    if tag.source == Tag.Source.PERSON or said == Decision.REMOVED:
        raise NotAccepted("Only a suggested tag that was accepted can be a suggestion again.")
    if said == Decision.ACCEPTED:
        decide(comment, tag, Decision.UNDONE, by)


@transaction.atomic
def remove_tag(*, tag: Tag, reason: str, by: User) -> None:
    """Say that a tag is wrong, and why. The tag itself is kept. Removing twice does no more."""
    comment = lock(tag.answer_id)
    decide(comment, tag, Decision.REMOVED, by, reason)


@transaction.atomic
def add_tag(
    *,
    comment: Comment,
    quality_statement: QualityStatement,
    start: int,
    end: int,
    by: User,
    sub_section: SubSection | None = None,
) -> Tag:
    """Tag words by hand. The same tag on the same words again returns the one that stands.

    Raises `SpanOutside` or `WrongSubSection`.
    """
    locked = lock(comment.answer_id)
    check_span(locked, start, end)
    return stand(locked, quality_statement, sub_section, start, end, by)


@transaction.atomic
def change_tag(
    *,
    tag: Tag,
    quality_statement: QualityStatement,
    by: User,
    sub_section: SubSection | None = None,
) -> Tag:
    """Put another statement in place of a tag's, on the same words: one removed, one added."""
    comment = lock(tag.answer_id)
    new = stand(comment, quality_statement, sub_section, tag.start, tag.end, by)
    if new.pk != tag.pk:
        decide(comment, tag, Decision.REMOVED, by, f"Changed to {quality_statement}")
    return new


def stand(
    comment: Comment,
    quality_statement: QualityStatement,
    sub_section: SubSection | None,
    start: int,
    end: int,
    by: User,
) -> Tag:
    """Return the tag that says this, confirmed by a person; made when there was none."""
    if sub_section and sub_section.quality_statement_id != quality_statement.pk:
        raise WrongSubSection("Choose a part that belongs to the statement you chose.")
    claim = {
        "answer_id": comment.answer_id,
        "quality_statement": quality_statement,
        "sub_section": sub_section,
        "start": start,
        "end": end,
    }
    standing = Tag.objects.current().filter(**claim).order_by("pk").first()
    if standing:
        decide(comment, standing, Decision.ACCEPTED, by)
        return standing
    tag = Tag.objects.create(
        council_id=comment.council_id, source=Tag.Source.PERSON, made_by=by, **claim
    )
    audit.record("feedback.tag.added", comment, by=by, tag=tag.pk, statement=quality_statement.slug)
    comment_changed(comment)
    return tag


def decide(
    comment: Comment, tag: Tag, decision: str, by: User, reason: str = ""
) -> TagDecision | None:
    """Say it of a tag of a locked comment; None when that is what was said last."""
    # A person's own tag is confirmed by having been made.
    made = Decision.ACCEPTED if tag.source == Tag.Source.PERSON else None
    if (_said_last(tag) or made) == decision:
        return None
    row = TagDecision.objects.create(
        council_id=comment.council_id, tag=tag, decision=decision, reason=reason, decided_by=by
    )
    # The reason stays with the row: it may repeat the person's words, and must go with them.
    audit.record(f"feedback.tag.{decision}", comment, by=by, tag=tag.pk)
    comment_changed(comment)
    return row


def _said_last(tag: Tag) -> str | None:
    return tag.decisions.order_by("-pk").values_list("decision", flat=True).first()
