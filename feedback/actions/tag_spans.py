"""Splits a tag that says two things, and joins two that say one: each is one act of a person."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from cms import audit
from cms.models import User
from feedback.models import Comment, Tag
from feedback.selectors.tag_spans import Place, are_beside, cuts, halves
from themes.models import QualityStatement, SubSection

from .tags import Decision, decide, stand
from .under_review import ReviewError, SpanOutside, lock


class TagGone(ReviewError):
    """The tag was removed or changed since the page was opened."""


class NotBeside(ReviewError):
    """The two tags are about different statements, or other words stand between them."""


class About(NamedTuple):
    """What words are about: a statement, and a part of it or none."""

    quality_statement: QualityStatement
    sub_section: SubSection | None = None


Claim = tuple[About, Place]


@transaction.atomic
def split_tag(
    *, tag: Tag, at: int, first: About, second: About, reason: str, by: User
) -> list[Tag]:
    """Put two tags in place of one, that of the words before `at` and that of those behind it.

    Twice does no more. Raises `SpanOutside`, `TagGone` or `WrongSubSection`.
    """
    comment = lock(tag.answer_id)
    text = comment.answer.text
    if at not in cuts(tag, text):
        raise SpanOutside("Choose the word at which the second part begins.")
    claims = list(zip((first, second), halves(tag, text, at), strict=True))
    return _replace("feedback.tag.split", comment, [tag], claims, reason, by)


@transaction.atomic
def merge_tags(*, tag: Tag, other: Tag, reason: str, by: User) -> Tag:
    """Put one tag in place of two neighbours about one statement; a part stays if both name it.

    Twice does no more. Raises `NotBeside` or `TagGone`.
    """
    comment = lock(tag.answer_id)
    if not are_beside(tag, other, comment.answer.text):
        raise NotBeside("Join only tags of one statement that stand next to each other.")
    part = tag.sub_section if tag.sub_section_id == other.sub_section_id else None
    place = min(tag.start, other.start), max(tag.end, other.end)
    claims = [(About(tag.quality_statement, part), place)]
    return _replace("feedback.tag.merged", comment, [tag, other], claims, reason, by)[0]


def _replace(
    action: str,
    comment: Comment,
    before: Sequence[Tag],
    claims: Sequence[Claim],
    reason: str,
    by: User,
) -> list[Tag]:
    """Remove tags, make others, and write one line that says which: history tells it as one act."""
    standing = Tag.objects.current().filter(answer=comment.answer_id)
    if standing.filter(pk__in=[tag.pk for tag in before]).count() != len(before):
        return _made_before(comment, claims)
    made = [stand(comment, *about, *place, by) for about, place in claims]
    gone = [tag for tag in before if tag not in made]
    said = [decide(comment, tag, Decision.REMOVED, by, reason) for tag in gone]
    decisions = [one.pk for one in said if one]
    audit.record(action, comment, by=by, decisions=decisions, tags=[tag.pk for tag in made])
    return made


def _made_before(comment: Comment, claims: Sequence[Claim]) -> list[Tag]:
    """What a first press of the same button has made."""
    standing = Tag.objects.confirmed().filter(answer=comment.answer_id)
    made = []
    for about, (start, end) in claims:
        found = standing.filter(**about._asdict(), start=start, end=end).order_by("pk").first()
        if found is None:
            raise TagGone("This tag is not on the comment any more.")
        made.append(found)
    return made
