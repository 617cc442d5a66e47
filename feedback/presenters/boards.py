from collections.abc import Sequence
from dataclasses import dataclass

from feedback.models import Board
from feedback.presenters.challenges import ChallengeLine, ChallengesSeen
from feedback.presenters.words import asked, joined, tag_words, whose
from feedback.selectors.boards import A_PAGE, StatementWords, handle_of
from feedback.selectors.evidence_shapes import Quote
from surveys.models.response import Voice
from themes.models import QualityStatement

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
    """One person's words, with whose they are, what was asked, and who says what they are about.

    `handle` names it in an address where its tag may be challenged, and is empty elsewhere.
    """

    text: str
    whose: str
    how: str
    challenges: list[ChallengeLine]
    handle: str


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
    challenges: list[ChallengeLine]


def board_page(board: Board, words: Sequence[StatementWords], seen: ChallengesSeen) -> BoardPage:
    """Put a board's themed feedback into words."""
    statements = [_block(said, seen) for said in words]
    return BoardPage(board.name, board.slug, statements, seen.elsewhere(words))


def page_words(said: StatementWords, page: int) -> str:
    """Such as "Comments 21 to 40 of 64"."""
    first = (page - 1) * A_PAGE + 1
    return f"Comments {first} to {first + len(said.quotes) - 1} of {said.released}"


def _block(said: StatementWords, seen: ChallengesSeen) -> StatementBlock:
    statement = said.statement
    return StatementBlock(
        anchor=f"statement-{statement.number}",
        slug=statement.slug,
        picture=PICTURES.get(statement.slug, ""),
        heading=f"{statement.number} {statement.name}",
        easy_read_name=statement.easy_read_name,
        easy_read_summary=statement.easy_read_summary,
        theme=statement.theme.name,
        sub_sections=_sub_sections(said, seen),
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
    if not said.voices:
        return "Fewer than five people spoke about this. We do not show their words."
    return "No words about this have been released yet."


def _sub_sections(said: StatementWords, seen: ChallengesSeen) -> list[SubSectionWords]:
    """By sub-section; what was said on someone's behalf stands apart, at the end (rule 36)."""
    headed: dict[str, list[QuoteCard]] = {}
    for quote in sorted(said.quotes, key=_order):
        card = quote_card(quote, said.statement, seen)
        headed.setdefault(_heading(quote), []).append(card)
    return [SubSectionWords(heading, cards) for heading, cards in headed.items()]


def _heading(quote: Quote) -> str:
    return APART if quote.voice == Voice.ON_BEHALF else quote.sub_section or GENERAL


def _order(quote: Quote) -> tuple[bool, bool, int]:
    return quote.voice == Voice.ON_BEHALF, not quote.sub_section, quote.sub_section_number


def quote_card(quote: Quote, statement: QualityStatement, seen: ChallengesSeen) -> QuoteCard:
    """One quote about a statement, and what was said of that."""
    may_ask = seen.may_ask(quote.answer, statement.pk)
    return QuoteCard(
        text=quote.text,
        whose=whose(quote),
        how=joined([asked(quote), tag_words(quote)], " · "),
        challenges=seen.beside(quote.answer, statement.pk),
        handle=handle_of(quote.seal) if may_ask else "",
    )
