from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback.models import Board
from feedback.presenters.words import asked, joined, tag_words, whose
from feedback.selectors.boards import A_PAGE, StatementWords
from feedback.selectors.evidence_shapes import Quote
from surveys.models.response import Voice

GENERAL = "Said about this as a whole"
APART = "Said on someone’s behalf"
# Bank pictures beside the easy-read names: our choice, to be tried with readers.
PICTURES = {
    "assessing-needs": "clipboard",
    "supporting-people-to-live-healthier-lives": "walking",
    "equity-in-experience-and-outcomes": "rights",
    "care-provision-integration-and-continuity": "home-care",
    "partnerships-and-communities": "handshake",
    "safe-systems-pathways-and-transitions": "leaving-hospital",
    "safeguarding": "shield",
    "governance-management-and-sustainability": "people-meeting",
    "learning-improvement-and-innovation": "light-bulb",
}


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One person's words, with whose they are, what was asked, and who says what they are about."""

    text: str
    whose: str
    how: str


@dataclass(frozen=True, slots=True)
class SubSectionWords:
    heading: str
    quotes: list[QuoteCard]


@dataclass(frozen=True, slots=True)
class StatementBlock:
    """One quality statement in standard and easy-read words, and what people said about it."""

    anchor: str
    slug: str
    picture: str
    heading: str
    easy_read_name: str
    easy_read_summary: str
    theme: str
    sub_sections: list[SubSectionWords]
    shown: str
    more: bool
    nothing: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    name: str
    slug: str
    statements: list[StatementBlock]


def board_page(board: Board, words: Iterable[StatementWords]) -> BoardPage:
    """Put a board's themed feedback into words."""
    return BoardPage(board.name, board.slug, [_block(said) for said in words])


def page_words(said: StatementWords, page: int) -> str:
    """Such as "Comments 21 to 40 of 64"."""
    first = (page - 1) * A_PAGE + 1
    return f"Comments {first} to {first + len(said.quotes) - 1} of {said.released}"


def _block(said: StatementWords) -> StatementBlock:
    statement = said.statement
    return StatementBlock(
        anchor=f"statement-{statement.number}",
        slug=statement.slug,
        picture=PICTURES.get(statement.slug, ""),
        heading=f"{statement.number} {statement.name}",
        easy_read_name=statement.easy_read_name,
        easy_read_summary=statement.easy_read_summary,
        theme=statement.theme.name,
        sub_sections=_sub_sections(said.quotes),
        shown=_shown(said),
        more=said.released > len(said.quotes),
        nothing=_nothing(said),
    )


def _shown(said: StatementWords) -> str:
    if said.released == 1:
        return "1 comment"
    if said.released > len(said.quotes):
        return f"The newest {len(said.quotes)} of {said.released} comments"
    return f"{said.released} comments"


def _nothing(said: StatementWords) -> str:
    if said.quotes:
        return ""
    if not said.enough_people:
        return "Fewer than five people spoke about this. We do not show their words."
    return "No words about this have been released yet."


def _sub_sections(quotes: Sequence[Quote]) -> list[SubSectionWords]:
    """By sub-section; what was said on someone's behalf stands apart, at the end (rule 36)."""
    headed: dict[str, list[QuoteCard]] = {}
    for quote in sorted(quotes, key=_order):
        headed.setdefault(_heading(quote), []).append(_card(quote))
    return [SubSectionWords(heading, cards) for heading, cards in headed.items()]


def _heading(quote: Quote) -> str:
    return APART if quote.voice == Voice.ON_BEHALF else quote.sub_section or GENERAL


def _order(quote: Quote) -> tuple[bool, bool, int]:
    return quote.voice == Voice.ON_BEHALF, not quote.sub_section, quote.sub_section_number


def _card(quote: Quote) -> QuoteCard:
    return QuoteCard(
        text=quote.text,
        whose=whose(quote),
        how=joined([asked(quote), tag_words(quote)], " · "),
    )
