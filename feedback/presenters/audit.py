"""One comment of the audited sample in words: what was asked and said, not how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from feedback.models import Comment, Sentiment
from feedback.presenters.asked import AskedLines, asked_lines
from feedback.presenters.highlights import Piece, pieces
from feedback.presenters.review import day
from feedback.selectors.audit_sample import AuditProgress
from themes.models import QualityStatement

NO_STATEMENT = "none"
SOUNDS = {
    Sentiment.Label.POSITIVE: "Good",
    Sentiment.Label.NEGATIVE: "Bad",
    Sentiment.Label.MIXED: "Good and bad",
    Sentiment.Label.NEUTRAL: "Neither good nor bad",
    Sentiment.Label.UNCLEAR: "I can’t tell",
}
STEPS = 10
Option = dict[str, object]


@dataclass(frozen=True, slots=True)
class ToJudge:
    """A comment to be read blind, and the answers to choose from, those given kept."""

    pk: int
    asked: AskedLines
    sent: str
    words: list[Piece]
    mostly: list[Option]
    also: list[Option]
    sounds: list[Option]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """How far the sample is, and the next comment of it; None where none is left for the reader."""

    far: str
    steps_done: int
    steps: int
    twice: str
    none_left: str
    comment: ToJudge | None


def audit_page(
    comment: Comment | None,
    statements: Sequence[QualityStatement],
    progress: AuditProgress,
    *,
    typed: QueryDict,
) -> AuditPage:
    """Put the sample and its next comment into words. `typed` is a form that was refused."""
    return AuditPage(
        far=f"{progress.read:,} of {progress.picked:,} picked comments read",
        steps_done=STEPS * progress.read // progress.picked if progress.picked else STEPS,
        steps=STEPS,
        twice=f"Picked from {progress.of:,}. Two people read {progress.read_twice:,} of them.",
        none_left=_none_left(progress),
        comment=_to_judge(comment, statements, typed) if comment else None,
    )


def _none_left(progress: AuditProgress) -> str:
    if not progress.picked:
        return "There is no comment to check yet."
    if progress.read == progress.picked:
        return "No comment is left for you. Every picked comment has been read."
    return (
        "No comment is left for you. You have tagged or decided on the others, so you know their "
        "tags. A colleague can check them."
    )


def _to_judge(
    comment: Comment, statements: Sequence[QualityStatement], typed: QueryDict
) -> ToJudge:
    same = typed.get("comment") == str(comment.pk)
    given = typed if same else QueryDict()
    mostly, also, sounds = given.get("mostly", ""), given.getlist("also"), given.get("sounds", "")
    names = {one.slug: f"{one.number} {one.name}" for one in statements}
    first = {"": "Choose one", **names, NO_STATEMENT: "None of them"}
    return ToJudge(
        pk=comment.pk,
        asked=asked_lines(comment),
        sent=day(comment.answer.response.sent_at),
        words=pieces(comment.answer.text, []),
        mostly=[
            {"value": value, "label": label, "selected": value == mostly}
            for value, label in first.items()
        ],
        also=_ticks(names, also),
        sounds=_ticks({str(value): label for value, label in SOUNDS.items()}, [sounds]),
    )


def _ticks(labels: dict[str, str], chosen: Sequence[str]) -> list[Option]:
    return [
        {"value": value, "label": label, "checked": value in chosen}
        for value, label in labels.items()
    ]
