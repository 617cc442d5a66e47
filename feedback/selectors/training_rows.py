"""What reviewers decided on a council's comments, as rows that the analyser may learn from.

Only words that may leave in a file (ADR 9): released by a person, and agreed to be quoted. What
was hidden in them is not there, and no row says which comment it was. The audited sample is left
out, or what is measured on it would be what was learned (ADR 22).
"""

import hashlib
import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from feedback.models import Comment, Judgement, Tag
from feedback.selectors.audit_sample import audit_sample
from feedback.selectors.redactions import SPOKEN

PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(sorted(set(SPOKEN.values())))}) removed\]")


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One comment to learn from: what was asked, the released words, what they are about."""

    question_type: str
    text: str
    statements: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrainingRows:
    """Rows in an order that tells nothing of when they came, and how many people wrote them."""

    rows: list[TrainingRow]
    people: int


def training_rows() -> TrainingRows:
    """Every comment of which people decided all suggestions. Four queries."""
    standing = Tag.objects.current().select_related("quality_statement")
    comments = list(
        _decided()
        .select_related("answer__question")
        .prefetch_related(Prefetch("answer__tags", standing))
    )
    rows = [_row(comment) for comment in comments]
    people = len({comment.answer.response_id for comment in comments})
    return TrainingRows(sorted(rows, key=_by_chance), people)


def _decided() -> QuerySet[Comment]:
    of_answer = {"answer": OuterRef("answer")}
    tags = Tag.objects.filter(**of_answer)
    decided = tags.with_decision().exclude(decision=None)
    said = Exists(tags.filter(source=Tag.Source.PERSON)) | Exists(decided)
    confirmed = Tag.objects.confirmed().values("pk")
    undecided = Tag.objects.current().filter(**of_answer).exclude(pk__in=confirmed)
    audited = Exists(Judgement.objects.filter(**of_answer))
    comments = Comment.objects.quotable().filter(answer__response__may_theme=True)
    picked = Q(pk__in=audit_sample().order_by().values("pk"))
    return comments.exclude(released_text="").filter(said, ~Exists(undecided), ~audited, ~picked)


def _row(comment: Comment) -> TrainingRow:
    return TrainingRow(
        question_type=comment.answer.question.question_type or "nonspecific",
        # What says that something was hidden is nobody's word: it must teach nothing.
        text=PLACEHOLDER.sub("…", comment.released_text),
        statements=frozenset(tag.quality_statement.slug for tag in comment.answer.tags.all()),
    )


def _by_chance(row: TrainingRow) -> str:
    return hashlib.sha256(row.text.encode()).hexdigest()
