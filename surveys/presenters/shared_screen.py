"""A group's shared screen: the question in large words, how to join, and counts once closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.codes import SESSION_LENGTH
from surveys.group_counts import rounded
from surveys.models import ClosedQuestion, Question, SupportedSession
from surveys.models.response import Variant
from surveys.presenters.code_card import CodeCard, code_card
from surveys.presenters.options import Option, options_of
from surveys.selectors.groups import COUNTED
from surveys.wordings import Worded, worded

TOO_FEW = "We do not show numbers here. They could tell who said what."


@dataclass(frozen=True, slots=True)
class Counted:
    """An option and about how many chose it; `number` is None where that does not show."""

    option: Option
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SharedScreen:
    """All that is on the screen. `counts_words` says in a sentence what the counts are.

    `place` of `total` pages is shown; `before` and `after` are the pages beside it, by position.
    """

    pk: int
    title: str
    code: str
    card: CodeCard
    question: Question
    words: Worded
    options: Sequence[Counted]
    counts_words: str
    is_closed: bool
    may_close: bool
    together: bool
    joined: int
    place: int
    total: int
    before: int | None
    after: int | None


def shared_screen(
    session: SupportedSession,
    pages: Sequence[Question],
    closed: ClosedQuestion | None,
    joined: int,
    join_page: str,
) -> SharedScreen:
    """Return what the screen shows now; `pages` must not be empty."""
    question = shown_of(session, pages)
    here = pages.index(question)
    is_closed = closed is not None and not closed.is_reopened
    shown = closed.shown if closed and is_closed else {}
    half = SESSION_LENGTH // 2
    code = session.code or ""
    return SharedScreen(
        pk=session.pk,
        title=session.survey.easy_read_title or session.survey.title,
        code=f"{code[:half]} {code[half:]}",
        card=code_card(code, join_page),
        question=question,
        words=worded(question, Variant.EASY_READ),
        options=_options(question, shown),
        counts_words=_counts_words(is_closed, bool(shown)),
        is_closed=is_closed,
        may_close=question.kind in COUNTED,
        together=session.together,
        joined=joined,
        place=here + 1,
        total=len(pages),
        before=pages[here - 1].position if here else None,
        after=pages[here + 1].position if here + 1 < len(pages) else None,
    )


def shown_of(session: SupportedSession, pages: Sequence[Question]) -> Question:
    """The question on the screen: the first one until the supporter chose."""
    wanted = session.shown_question_id
    return next((page for page in pages if page.pk == wanted), pages[0])


def _options(question: Question, shown: dict[str, int]) -> list[Counted]:
    return [
        Counted(option, rounded(shown[option.value]) if option.value in shown else None)
        for option in options_of(question, Variant.EASY_READ)
    ]


def _counts_words(is_closed: bool, shows: bool) -> str:
    if not is_closed:
        return ""
    return "This is about how many people chose each answer." if shows else TOO_FEW
