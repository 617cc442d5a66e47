"""The list of comments to review, a page at a time, and the filter above it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from feedback.models import Comment
from feedback.presenters.needs import NEEDS
from feedback.presenters.review import STATES, CommentLines, lines_of
from feedback.selectors.needs import Need
from feedback.selectors.reviews import as_it_stands
from surveys.models import SurveyPage

A_PAGE = 20
LONGEST_NUMBER = 9
NAMES_FIRST = "Open it and decide about what was found first."
READ_FIRST = "Open it and read it: the machine could not."


@dataclass(frozen=True, slots=True)
class Asked:
    """Which comments somebody wants to see: the filter of the list, understood."""

    surveys: list[SurveyPage]
    survey: SurveyPage | None
    state: str
    need: Need | None
    page: int
    problem: str

    @classmethod
    def understand(cls, typed: Mapping[str, str], surveys: Iterable[SurveyPage]) -> "Asked":
        """Read a filter; what is not known is named in `problem` and does not narrow the list."""
        surveys = list(surveys)
        wanted, state = typed.get("survey", ""), typed.get("state", "")
        survey = next((one for one in surveys if one.slug == wanted), None)
        problem = ""
        if wanted and not survey:
            problem = "There is no such survey. Choose one from the list."
        elif state and state not in STATES:
            problem, state = "There is no such state. Choose one from the list.", ""
        need = Need(typed["need"]) if typed.get("need") in NEEDS else None
        if typed.get("need") and not need and not problem:
            problem = "There is no such reason. Choose one from the list."
        number = typed.get("page", "")
        page = int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else 1
        return cls(surveys, survey, state, need, page, problem)

    def url(self, page: int) -> str:
        """The address of another page of the same list."""
        return "?" + urlencode(self.kept | {"page": page})

    @property
    def kept(self) -> dict[str, str]:
        """What a form must bring along, so that the same list is shown afterwards."""
        asked = {
            "survey": self.survey.slug if self.survey else "",
            "state": self.state,
            "need": self.need or "",
        }
        return {key: str(value) for key, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Row:
    """One comment of the list, and whether its suggestions can be accepted from there.

    `tick` is what its box sends, empty where there is none; `before` what has to be done first.
    """

    comment: CommentLines
    tick: str
    before: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list. `shown` are the rows whose words are on it."""

    rows: list[Row]
    shown: list[Comment]
    survey_options: list[dict]
    state_options: list[dict]
    need_options: list[dict]
    problem: str
    kept: dict[str, str]
    may_tick: bool
    first_pk: int | None
    words: str
    previous_url: str
    next_url: str


def list_page(comments: QuerySet[Comment], asked: Asked) -> ListPage:
    """Put one page of comments into words."""
    page = Paginator(comments, A_PAGE).get_page(asked.page)
    shown = list(page.object_list)
    rows = [_row(comment) for comment in shown]
    return ListPage(
        rows=rows,
        shown=shown,
        survey_options=_survey_options(asked),
        state_options=_options("All comments", _states(), asked.state),
        need_options=_options("All reasons", NEEDS, asked.need),
        problem=asked.problem,
        kept=asked.kept | {"page": str(page.number)},
        may_tick=any(row.tick for row in rows),
        first_pk=next((row.comment.pk for row in rows if row.comment.is_waiting), None),
        words=_words(page),
        previous_url=asked.url(page.number - 1) if page.has_previous() else "",
        next_url=asked.url(page.number + 1) if page.has_next() else "",
    )


def _row(comment: Comment) -> Row:
    lines = lines_of(comment)
    before = _before(lines) if lines.is_waiting else ""
    ticks = lines.is_waiting and not before
    return Row(lines, f"{comment.pk}-{as_it_stands(comment)}" if ticks else "", before)


def _before(lines: CommentLines) -> str:
    if lines.another_language or not lines.read_by:
        return READ_FIRST
    return NAMES_FIRST if lines.undecided and lines.may_quote else ""


def _words(page: Page) -> str:
    if not page.paginator.count:
        return "No comments"
    return f"Comments {page.start_index()} to {page.end_index()} of {page.paginator.count}"


def _survey_options(asked: Asked) -> list[dict]:
    every = {"value": "", "label": "All surveys"}
    return [every] + [
        {"value": one.slug, "label": one.title, "selected": one == asked.survey}
        for one in asked.surveys
    ]


def _options(every: str, labels: Mapping[str, str], chosen: str | None) -> list[dict]:
    return [{"value": "", "label": every}] + [
        {"value": str(value), "label": label, "selected": value == chosen}
        for value, label in labels.items()
    ]


def _states() -> dict[str, str]:
    return {state: label for state, (label, _) in STATES.items()}
