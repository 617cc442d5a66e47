from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from feedback.presenters.evidence_tables import Table, answers_table, comments_table
from feedback.presenters.words import counted, joined, months, number, walked_back, whose
from feedback.selectors.evidence_shapes import (
    Answers,
    AskedStatement,
    Comments,
    Evidence,
    Head,
    Row,
    StatementEvidence,
)
from themes.models import StatementLink

PROVENANCE = {
    StatementLink.Provenance.CQC_OFFICIAL: "CQC lists these I-statements for councils",
    StatementLink.Provenance.CQC_PROVIDER_FRAMEWORK: "CQC lists these I-statements for providers",
    StatementLink.Provenance.PROPOSAL: "We propose these I-statements; CQC does not list them",
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
# Filled in by each component: its name -> the parameters the page hands it.
Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BarGroup:
    """I-statements that belong to a quality statement on the same word."""

    heading: str
    bars: list[Parameters]


@dataclass(frozen=True, slots=True)
class VoiceBlock:
    """What one voice said about a statement; `too_few` is the sentence that stands instead."""

    heading: str
    groups: list[BarGroup]
    tones: Parameters | None
    tags: list[Parameters]
    too_few: str


@dataclass(frozen=True, slots=True)
class Section:
    """One quality statement as the page shows it."""

    anchor: str
    heading: str
    about: str
    too_little_said: bool
    voices: list[VoiceBlock]
    quotes: list[Parameters]
    gaps: tuple[str, ...]
    note: str
    asked_as: list[str]
    tables: list[Table]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A council's evidence page: words and component parameters only."""

    title: str
    sample_label: str
    tiles: list[Parameters]
    freshness: str
    sections: list[Section]


def evidence_page(evidence: Evidence) -> EvidencePage:
    """Put evidence into words."""
    return EvidencePage(
        title=joined([evidence.title, months(evidence.months)], ", "),
        sample_label=evidence.sample_label,
        tiles=_tiles(evidence),
        freshness=_freshness(evidence),
        sections=[_section(statement) for statement in evidence.statements],
    )


def _freshness(evidence: Evidence) -> str:
    counted_at = evidence.freshness.counted_at
    if counted_at is None:
        return "Nothing has been counted yet."
    words = f"Counted on {timezone.localtime(counted_at):%-d %B %Y at %H:%M}. "
    if evidence.freshness.some_wait:
        return words + "Some newer answers wait to be counted; that takes about a minute."
    return words + "New answers are counted within about a minute."


def _tiles(evidence: Evidence) -> list[Parameters]:
    head = evidence.head
    too_little = evidence.statements_with_too_little
    return [
        _tile(number(head.people), "people answered", "in their own voice"),
        _tile(number(head.carers), "unpaid carers answered", "counted apart"),
        _share_tile(head, "easy_read", "in easy read"),
        _share_tile(head, "helped", "with someone’s help"),
        _tile(number(head.comments), "comments by people", _confirmed(head.tags)),
        _tile(
            str(too_little),
            "statement with too little said"
            if too_little == 1
            else "statements with too little said",
            f"of {len(evidence.statements)}",
        ),
    ]


def _tile(value: str | None, label: str, note: str = "") -> Parameters:
    return {"value": value, "label": label, "note": note}


def _share_tile(head: Head, part: str, label: str) -> Parameters:
    row: Row = getattr(head, part)
    share = row.share(part)
    if share is None:
        return _tile(None, label, "too few to show")
    note = "of few people: read with care" if row.is_small else "of people’s own answers"
    return _tile(f"{share}%", label, note)


def _confirmed(tags: Row) -> str:
    share = tags.share("confirmed")
    return "tags confirmed by a person: " + ("[c]" if share is None else f"{share}%")


def _section(statement: StatementEvidence) -> Section:
    return Section(
        anchor=f"statement-{statement.number}",
        heading=f"{statement.number} {statement.name}",
        about=joined([statement.easy_read_name, statement.theme], " · "),
        too_little_said=statement.too_little_said,
        voices=[
            _voice(
                "People who draw on care",
                [(asked, asked.own) for asked in statement.asked],
                statement.own_comments,
                "",
            ),
            _voice(
                "Unpaid carers",
                [(asked, asked.carers) for asked in statement.asked],
                statement.carers_comments,
                "Fewer than five carers said something about this.",
            ),
        ],
        quotes=[
            {"text": quote.text, "whose": whose(quote), "how": walked_back(quote)}
            for quote in statement.quotes
        ],
        gaps=statement.gaps,
        note="Concerns about harm are handled apart. They are not shown here."
        if statement.slug == "safeguarding"
        else "",
        asked_as=[line for asked in statement.asked for line in _asked_as(asked)],
        tables=[answers_table(statement), comments_table(statement)],
    )


def _asked_as(asked: AskedStatement) -> list[str]:
    return [
        f"“{asked.text}” was asked as “{question.wording}”, "
        f"question {question.position} of version {question.version}."
        for question in asked.questions
    ]


def _voice(
    heading: str,
    answered: list[tuple[AskedStatement, Answers]],
    comments: Comments,
    too_few: str,
) -> VoiceBlock:
    """`too_few` stands for the whole block when nothing in it can be shown."""
    nothing = comments.base is None and all(said.scale.base is None for _, said in answered)
    if nothing and too_few:
        return VoiceBlock(heading, [], None, [], too_few)
    return VoiceBlock(
        heading=heading,
        groups=_groups(answered),
        tones=_bar("How comments sound", comments.tones, "comment", "comments")
        if comments.base is not None
        else None,
        tags=_tags(comments) if comments.base is not None else [],
        too_few="",
    )


def _groups(answered: list[tuple[AskedStatement, Answers]]) -> list[BarGroup]:
    groups: dict[str, list[Parameters]] = {}
    for asked, said in answered:
        bar = _bar(asked.text, said.scale, "answer", "answers")
        groups.setdefault(PROVENANCE[StatementLink.Provenance(asked.provenance)], []).append(bar)
    return [BarGroup(heading, bars) for heading, bars in groups.items()]


def _bar(label: str, row: Row, one: str, many: str) -> Parameters:
    few = "; few, so read with care" if row.is_small else ""
    return {
        "label": label,
        "base": "" if row.base is None else counted(row.base, one, many) + few,
        "options": [
            {
                "label": LABELS[name],
                "value": value,
                "text": joined([number(value) or "", _percent(row.share(name))], " "),
            }
            for name, value in row.parts
        ],
    }


def _percent(share: int | None) -> str:
    return "" if share is None else f"({share}%)"


def _tags(comments: Comments) -> list[Parameters]:
    confirmed = comments.review.number("confirmed")
    suggested = comments.review.number("suggested")
    return [
        {"label": f"{number(confirmed) or '[c]'} tags confirmed by a person", "tone": "confirmed"},
        {"label": f"{number(suggested) or '[c]'} tags only suggested", "tone": "suggested"},
    ]
