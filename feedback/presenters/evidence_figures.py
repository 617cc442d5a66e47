"""Figures as a page draws them: one block for each I-statement, a bar for each voice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from feedback.presenters.words import counted, figure, joined, number
from feedback.selectors.evidence_shapes import AskedStatement, Comments, Row, StatementEvidence
from themes.models import StatementLink

PROVENANCE = {
    StatementLink.Provenance.CQC_OFFICIAL: "CQC lists this I-statement here for councils.",
    StatementLink.Provenance.CQC_PROVIDER_FRAMEWORK: "CQC lists this I-statement here for "
    "providers, not for councils.",
    StatementLink.Provenance.PROPOSAL: "Our proposal. CQC does not list this I-statement here.",
}
LABELS = {
    "yes": "Yes",
    "sometimes": "Sometimes",
    "no": "No",
    "positive": "Positive",
    "mixed": "Mixed",
    "negative": "Negative",
    "neutral": "Neutral",
    "unclear": "Can’t tell",
}
PEOPLE, CARERS = "People", "Carers"


@dataclass(frozen=True, slots=True)
class VoiceBar:
    """One voice's answers: the parts of its bar in order, and what is hidden of it.

    `options` is what the bar_parts tag takes. Where `has_hidden`, its last option is the length
    that hidden parts have together, which the base beside it tells as well. Without any
    `labels` there is nothing to draw.
    """

    voice: str
    base: str
    options: list[dict[str, Any]]
    labels: list[dict[str, str]]
    has_hidden: bool
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An I-statement, or the comments about a quality statement, with a bar for each voice."""

    heading: str
    source: str
    bars: list[VoiceBar]


def figures_of(statement: StatementEvidence) -> Iterator[Figure]:
    """Every figure of a quality statement, in the order it is read."""
    for asked in statement.asked:
        yield _asked_figure(asked)
    people, carers = statement.own_comments, statement.carers_comments
    yield Figure(
        heading="How comments about this sound",
        source="",
        bars=[_comments_bar(PEOPLE, people), _comments_bar(CARERS, carers)],
    )


def _asked_figure(asked: AskedStatement) -> Figure:
    return Figure(
        heading=f"“{asked.text}”",
        source=PROVENANCE[StatementLink.Provenance(asked.provenance)],
        bars=[
            _bar(PEOPLE, asked.own.scale, "answer", "answers"),
            _bar(CARERS, asked.carers.scale, "answer", "answers"),
        ],
    )


def _comments_bar(voice: str, comments: Comments) -> VoiceBar:
    confirmed, suggested = (number for _, number in comments.review.parts)
    tags = f"Tags: {figure(confirmed)} confirmed, {figure(suggested)} suggested."
    none_shown = confirmed is None and suggested is None
    return _bar(voice, comments.tones, "comment", "comments", note="" if none_shown else tags)


def _bar(voice: str, row: Row, one: str, many: str, note: str = "") -> VoiceBar:
    shown = [number or 0 for _, number in row.parts]
    base = "" if row.base is None else counted(row.base, one, many)
    if row.base is None or not any(shown):
        return VoiceBar(voice, base, [], [], False, note)
    hidden = max(row.base - sum(shown), 0) if None in dict(row.parts).values() else 0
    few = "Few people: read with care." if row.is_small else ""
    return VoiceBar(
        voice=voice,
        base=base,
        options=[{"value": value} for value in [*shown, *([hidden] if hidden else [])]],
        labels=[_label(name, value, row.share(name)) for name, value in row.parts],
        has_hidden=bool(hidden),
        note=joined([few, note], " "),
    )


def _label(name: str, value: int | None, share: int | None) -> dict[str, str]:
    percent = "" if share is None else f"({share}%)"
    return {"label": LABELS[name], "number": number(value) or "", "percent": percent}
