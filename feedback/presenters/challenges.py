"""“That’s not what we meant” in words, for who reads a board and for who reviews."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from cms.models import User
from feedback.models import Challenge
from feedback.presenters.review import day
from feedback.selectors.boards import StatementWords
from feedback.selectors.challenges import may_be_read, said_openly

ASKED = "“That’s not what we meant”"
WAITS = "A reviewer will answer here."
NOT_SHOWN = "This comment is not shown here now. So we do not show what was said about it."
NEWEST = 20
OLDEST = 20


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """One challenge as a board reads it. Only who made it reads the reason."""

    about: str
    asked: str
    reason: str
    answer: str
    reply: str
    not_shown: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One challenge that waits in the review room."""

    comment_pk: int
    about: str
    asked: str


@dataclass(frozen=True, slots=True)
class WaitingChallenges:
    """The oldest that wait, and how many wait in all."""

    heading: str
    lines: list[WaitingLine]
    more: str


class ChallengesSeen:
    """What one reader of a board sees of challenges: beside a quote, or in a list of their own."""

    def __init__(self, challenges: Sequence[Challenge], viewer: User) -> None:
        self._viewer = viewer
        self._mine = [one for one in challenges if one.made_by_id == viewer.pk]
        self._on: dict[tuple[int, int], list[Challenge]] = defaultdict(list)
        for one in challenges:
            self._on[one.answer_id, one.quality_statement_id].append(one)

    def beside(self, answer: int, statement: int) -> list[ChallengeLine]:
        """What was said of this quote's tag."""
        return [self._line(one) for one in self._on.get((answer, statement), [])]

    def may_ask(self, answer: int, statement: int) -> bool:
        """True unless this person has said so before, or somebody's challenge is open."""
        said = self._on.get((answer, statement), [])
        return not any(one in self._mine or not one.answered_at for one in said)

    def elsewhere(self, words: Collection[StatementWords]) -> list[ChallengeLine]:
        """The viewer's own that stand beside no quote here, the newest first."""
        shown = {(quote.answer, said.statement.pk) for said in words for quote in said.quotes}
        voices = {said.statement.pk: said.voices for said in words}
        mine = [one for one in self._mine if _claim(one) not in shown]
        return [
            self._line(one, voices.get(one.quality_statement_id, frozenset()))
            for one in reversed(mine[-NEWEST:])
        ]

    def _line(self, one: Challenge, voices: frozenset[str] | None = None) -> ChallengeLine:
        """In words. `voices` are those that may be shown; None where the quote is on the page."""
        response = one.answer.response
        shown = voices is None or (may_be_read(one) and response.voice in voices)
        mine = one.made_by_id == self._viewer.pk
        return ChallengeLine(
            about=one.quality_statement.easy_read_name,
            asked=f"{'You' if mine else 'A board member'} said on {day(one.made_at)}: {ASKED}.",
            reason=said_openly(one, one.reason) if mine and shown else "",
            answer=_answered(one) if shown or one.answered_at else "",
            reply=said_openly(one, one.reply) if shown else "",
            not_shown="" if shown else NOT_SHOWN,
            is_open=not one.answered_at,
        )


def waiting_challenges(waiting: QuerySet[Challenge]) -> WaitingChallenges:
    """The short list at the top of the review room. Two queries."""
    number = waiting.count()
    lines = [
        WaitingLine(one.answer.comment.pk, str(one.quality_statement), f"asked {day(one.made_at)}")
        for one in waiting[:OLDEST]
    ]
    more = f"These are the oldest {OLDEST}." if number > OLDEST else ""
    return WaitingChallenges(f"{ASKED} ({number})", lines, more)


def _answered(one: Challenge) -> str:
    if not one.answered_at:
        return WAITS
    outcome = Challenge.Outcome(one.outcome).label
    return f"A reviewer answered on {day(one.answered_at)}: {outcome[0].lower()}{outcome[1:]}."


def _claim(one: Challenge) -> tuple[int, int]:
    return one.answer_id, one.quality_statement_id
