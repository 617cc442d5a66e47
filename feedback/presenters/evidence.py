from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from feedback.presenters.evidence_figures import Figure, figures_of
from feedback.presenters.evidence_tables import (
    Table,
    answers_table,
    comments_table,
    on_behalf_table,
)
from feedback.presenters.words import asked, joined, months, number, place, tag_words, whose
from feedback.selectors.evidence_shapes import (
    AskedStatement,
    Evidence,
    Head,
    Quote,
    Row,
    StatementEvidence,
)
from feedback.suppression import HIDDEN

APART = "Concerns about harm are handled apart. They are not shown here."
# How many quotes stand open; the others are one press away.
QUOTES_FIRST = 3
# What a component takes: its parameters by name.
Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One quality statement as the page shows it."""

    anchor: str
    slug: str
    number: int
    name: str
    about: str
    too_little_said: bool
    figures: list[Figure]
    quotes: list[Parameters]
    more_quotes: list[Parameters]
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
    words = f"Counted on {timezone.localtime(counted_at):%-d %B %Y at %H:%M}, "
    if evidence.freshness.some_wait:
        return words + "and some newer answers wait to be counted. That takes about a minute."
    return words + "at most a minute after the newest answer."


def _tiles(evidence: Evidence) -> list[Parameters]:
    head = evidence.head
    too_little = evidence.statements_with_too_little
    statements = "statement" if too_little == 1 else "statements"
    return [
        _tile(number(head.people), "people answered", "in their own voice"),
        _tile(number(head.carers), "unpaid carers answered", "counted apart"),
        _share_tile(head, "easy_read", "in easy read"),
        _share_tile(head, "helped", "with someone’s help"),
        _tile(number(head.comments), "comments by people", _confirmed(head.tags)),
        _tile(
            str(too_little), f"{statements} with too little said", f"of {len(evidence.statements)}"
        ),
    ]


def _tile(value: str | None, label: str, note: str = "") -> Parameters:
    return {"value": value, "label": label, "note": note}


def _share_tile(head: Head, part: str, label: str) -> Parameters:
    row: Row = getattr(head, part)
    share = row.share(part)
    if share is None:
        return _tile(None, label, "too few to show")
    note = "of few people: read with care" if row.is_small else "of people’s answers"
    return _tile(f"{share}%", label, note)


def _confirmed(tags: Row) -> str:
    share = tags.share("confirmed")
    return f"{HIDDEN if share is None else f'{share}%'} of tags confirmed"


def _section(statement: StatementEvidence) -> Section:
    quotes = [_quote(quote) for quote in statement.quotes]
    return Section(
        anchor=f"statement-{statement.number}",
        slug=statement.slug,
        number=statement.number,
        name=statement.name,
        about=joined([statement.easy_read_name, statement.theme], " · "),
        too_little_said=statement.too_little_said,
        figures=list(figures_of(statement)),
        quotes=quotes[:QUOTES_FIRST],
        more_quotes=quotes[QUOTES_FIRST:],
        gaps=statement.gaps,
        note=APART if statement.slug == "safeguarding" else "",
        asked_as=[line for asked in statement.asked for line in _asked_as(asked)],
        tables=[table(statement) for table in (answers_table, comments_table, on_behalf_table)],
    )


def _quote(quote: Quote) -> Parameters:
    how = joined([asked(quote), place(quote), tag_words(quote)], " · ")
    return {"text": quote.text, "whose": whose(quote), "how": how}


def _asked_as(statement: AskedStatement) -> list[str]:
    return [
        f"“{statement.text}” was asked as “{question.wording}”, "
        f"question {question.position} of version {question.version}."
        for question in statement.questions
    ]
