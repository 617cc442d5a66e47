"""The paths through a draft in an author's words."""

from dataclasses import dataclass

from surveys.freezing import frozen_questions
from surveys.models import Question
from surveys.path_list import MOST, Path, paths_of
from themes.selectors.parts import parts_of

LONGEST = 50


@dataclass(frozen=True, slots=True)
class StepRow:
    """A page of a path, and the answer that leads on where something depends on it."""

    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class PathRow:
    """One path; `ending` says where it goes on as an earlier one."""

    number: int
    steps: list[StepRow]
    ending: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that holds more than one idea, and a question for each of them."""

    words: str
    parts: list[str]


@dataclass(frozen=True, slots=True)
class PathRows:
    """What the editor places."""

    paths: list[PathRow]
    unreached: list[str]
    capped: str
    has_parts: bool
    proposals: list[Proposal]


def path_rows(survey) -> PathRows:
    """Return the paths through a survey as it stands in the editor."""
    pages = [Question(**fields) for fields in frozen_questions(survey.body)]
    found = paths_of(pages)
    return PathRows(
        paths=[_row(number, path) for number, path in enumerate(found.listed, start=1)],
        unreached=[_short(page) for page in found.unreached],
        capped=f"There are more paths. These are the first {MOST}." if found.more else "",
        has_parts=any(page.part_of for page in pages),
        proposals=_proposals(pages),
    )


def _proposals(pages: list[Question]) -> list[Proposal]:
    """The parts we propose for statements that hold more than one idea and are asked whole."""
    split = {page.part_of for page in pages}
    return [
        Proposal(_short(page), [part.question for part in parts])
        for page in pages
        if page.kind == Question.Kind.STATEMENT and page.i_statement
        if page.key not in split and not page.part_of
        if (parts := parts_of(page.i_statement.slug))
    ]


def _row(number: int, path: Path) -> PathRow:
    ending = f"Then as path {path.joined}, from “{_short(path.joins)}”." if path.joins else ""
    return PathRow(number, [StepRow(_short(step.page), step.answer) for step in path.steps], ending)


def _short(page: Question) -> str:
    words = " ".join((page.standard or page.easy_read).split()) or "no wording yet"
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    return f"{page.position}. {short}"
