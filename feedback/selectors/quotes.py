"""Released words for evidence and boards: who may be quoted, and when too few spoke (rule 45)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import DenseRank

from feedback.models import Comment, Tag, TagDecision
from feedback.selectors.evidence_shapes import Quote
from feedback.suppression import MIN_COUNT
from surveys.models import Response

# A quality statement's id and a voice: the people whose words about it may be shown together.
Group = tuple[int, str]


def tags_on(surveys: Iterable) -> QuerySet[Tag]:
    """Every tag that stands on a comment that is counted: sent, for themes, held by nobody."""
    return (
        Tag.objects.current()
        .filter(
            answer__response__version__survey__in=list(surveys),
            answer__response__state=Response.State.SENT,
            answer__response__may_theme=True,
            answer__comment__isnull=False,
        )
        .exclude(answer__comment__state=Comment.State.HELD)
    )


def big_enough(
    comments: Mapping[Group, int], tags: QuerySet[Tag], most_comments_each: int
) -> set[Group]:
    """The groups in which at least five different people commented.

    `comments` says how many comments each group made. One person may make several, so a group
    is looked at one by one only where its comments could come from fewer than five people.
    """
    sure, in_doubt = set(), set()
    for group, number in comments.items():
        if ceil(number / max(most_comments_each, 1)) >= MIN_COUNT:
            sure.add(group)
        elif number >= MIN_COUNT:
            in_doubt.add(group)
    people = Counter(_people(tags, in_doubt)) if in_doubt else Counter()
    return sure | {group for group in in_doubt if people[group] >= MIN_COUNT}


def _people(tags: QuerySet[Tag], groups: set[Group]) -> Iterable[Group]:
    rows = tags.filter(_in(groups)).values_list(
        "quality_statement_id", "answer__response__voice", "answer__response_id"
    )
    return [(statement, voice) for statement, voice, _ in rows.distinct()]


def _in(groups: Iterable[Group]) -> Q:
    condition = Q(pk__in=[])
    for statement, voice in sorted(groups):
        condition |= Q(quality_statement_id=statement, answer__response__voice=voice)
    return condition


def quotable_tags(tags: QuerySet[Tag], groups: Iterable[Group]) -> QuerySet[Tag]:
    """Of these tags, those on words that may be read aloud: released, agreed to, enough people."""
    # Looked up tag by tag: as a list, every tag would be held against all of it.
    return tags.filter(_in(groups), Exists(readable().filter(answer=OuterRef("answer"))))


def readable() -> QuerySet[Comment]:
    """Comments whose released words others may read."""
    return Comment.objects.quotable().exclude(released_text="")


def newest_quotes(tags: QuerySet[Tag], *, most: int, skip: int = 0) -> dict[int, tuple[Quote, ...]]:
    """Up to `most` quotes for each quality statement's id, newest released first. One query."""
    place = Window(
        DenseRank(),
        partition_by=F("quality_statement"),
        order_by=[F("answer__comment__decided_at").desc(), F("answer__comment__pk").desc()],
    )
    rows = (
        tags.annotate(place=place)
        .filter(place__gt=skip, place__lte=skip + most)
        .select_related("answer__comment", "answer__question__version", "answer__response")
        .select_related("sub_section")
    )
    by_answer: dict[int, dict[int, list[Tag]]] = defaultdict(dict)
    for tag in sorted(rows, key=lambda tag: (tag.place, tag.pk)):
        by_answer[tag.quality_statement_id].setdefault(tag.answer_id, []).append(tag)
    return {
        statement: tuple(_quote(said) for said in answers.values())
        for statement, answers in by_answer.items()
    }


def _quote(tags: list[Tag]) -> Quote:
    """One comment's words; of several tags on one statement the firmest speaks."""
    tag = max(tags, key=lambda tag: (_is_confirmed(tag), bool(tag.sub_section), tag.is_primary))
    answer = tag.answer
    question = answer.question
    return Quote(
        answer=answer.pk,
        seal=answer.comment.seal,
        text=answer.comment.released_text,
        voice=answer.response.voice,
        mode=answer.mode,
        help=answer.help,
        variant=answer.variant,
        wording=question.wording(answer.variant),
        question_key=question.key,
        position=question.position,
        version=question.version.number,
        survey=question.version.title,
        is_confirmed=_is_confirmed(tag),
        sub_section=tag.sub_section.title if tag.sub_section else "",
        sub_section_number=tag.sub_section.number if tag.sub_section else 0,
    )


def _is_confirmed(tag: Any) -> bool:
    """Whether a person stands behind a tag that came with its decision, as `current()` gives it."""
    return tag.source == Tag.Source.PERSON or tag.decision == TagDecision.Decision.ACCEPTED
