"""Labelled comments, read from files laid out like the shared sets or like our own.

A row that cannot be used is named by its line and passed over, so that one bad row costs one row.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from feedback.analysis.evidence import statements
from feedback.analysis.findings import Span
from feedback.analysis.pipeline import QUESTION_TYPES
from feedback.analysis.rows import RowsError, Table
from feedback.learning.marks import unmarked

OWN: Final = Path(__file__).parent / "comments"
PARTS: Final = ("learn", "held")
SIGNS: Final = {"positive": 1, "neutral": 0, "mixed": 0, "negative": -1}
SIGN_OF_FIVE: Final = {1: 1, 2: 1, 3: 0, 4: -1, 5: -1}
NOT_SAID: Final = "-"  # where nobody said what a comment of ours is about
CORRECTIONS: Final = "corrections_{}.csv"
UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")

Report = Callable[[str, int, str], None]
Cells = dict[str, str]


class SetError(Exception):
    """A file cannot be read at all; the message names it and says why in one sentence."""


class Unusable(Exception):
    """A row does not say what its column should; the message says which in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A comment and what is true of it. None means that nobody said.

    `five` runs from 1, very positive, to 5, very negative; `sign` is 1, 0 or -1. `group` is the
    trust, the voice or the kind that figures are drawn apart by.
    """

    id: str
    text: str
    question_type: str = "nonspecific"
    group: str = ""
    part: str = ""
    statements: frozenset[str] | None = None
    sign: int | None = None
    five: int | None = None
    worry: str = ""
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """One file: what it is called, what is in it, and what tells it from any other file."""

    name: str
    file: str
    layout: str
    sha256: str
    examples: tuple[Example, ...]
    passed_over: int


def shared_sets(folder: Path, report: Report) -> Iterator[LabelledSet]:
    """Every set in a folder, in the order of the layouts and then of their names."""
    for layout, pattern in SHARED.items():
        for path in sorted(folder.glob(pattern)):
            yield read_set(path, layout, path.stem, report)


def missing(folder: Path) -> list[str]:
    """The kinds of file that the folder does not hold; corrections are nowhere but at a council."""
    wanted = (pattern for layout, pattern in SHARED.items() if layout != "corrections")
    return [pattern for pattern in wanted if not any(folder.glob(pattern))]


def own_sets(report: Report) -> Iterator[LabelledSet]:
    """The comments written for this project."""
    for name, layout in OWN_LAYOUTS.items():
        yield read_set(OWN / f"{name}.csv", layout, f"our {name}", report)


def read_set(path: Path, layout: str, name: str, report: Report) -> LabelledSet:
    """What can be used of one file. Raises SetError when it cannot be read at all."""
    try:
        return _read(path, layout, name, report)
    except RowsError as error:
        raise SetError(f"{path} {error}.") from error


def _read(path: Path, layout: str, name: str, report: Report) -> LabelledSet:
    content = path.read_bytes()
    if content.startswith(UTF_16):
        raise RowsError("is UTF-16: save it as CSV UTF-8 and try again")
    example_of, columns = LAYOUTS[layout]
    examples: list[Example] = []
    passed_over = 0
    for line, cells, problem in _rows(path, columns.split()):
        try:
            if problem:
                raise Unusable(problem)
            examples.append(example_of(cells))
        except Unusable as error:
            passed_over += 1
            report(path.name, line, str(error))
    sha256 = hashlib.sha256(content).hexdigest()
    return LabelledSet(name, path.name, layout, sha256, tuple(examples), passed_over)


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, Cells, str]]:
    """Each row with its line, its cells by column, and what is wrong with it."""
    problems: list[str] = []
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
        table = Table(stream, lambda line, problem: problems.append(problem))
        for column in columns:
            table.column(column)
        for line, cells, _ in table.rows():
            yield line, dict(zip(table.header, cells, strict=True)), "; ".join(problems)
            problems.clear()


def _fft(cells: Cells) -> Example:
    five = _whole(cells, "sentiment", 1, 5)
    return Example(
        **_asked(cells),
        group=cells["source"],
        statements=_statements(cells["qs_proxy"]),
        five=five,
        sign=None if five is None else SIGN_OF_FIVE[five],
    )


def _phase_1(cells: Cells) -> Example:
    critical = _whole(cells, "criticality", -5, 5)
    sign = None if critical is None else (critical > 0) - (critical < 0)
    return Example(**_asked(cells), group=cells["source"], sign=sign)


def _written(cells: Cells) -> Example:
    return Example(
        **_asked(cells),
        group=cells["kind"],
        statements=_statements(cells["qs"]),
        sign=_whole(cells, "sentiment3", -1, 1),
    )


def _own_written(cells: Cells) -> Example:
    return Example(
        **_asked(cells),
        part=_one_of(cells, "part", PARTS),
        group=cells["voice"],
        statements=None if cells["qs"] == NOT_SAID else _statements(cells["qs"]),
        sign=SIGNS[_one_of(cells, "sentiment", SIGNS)],
        five=_whole(cells, "five", 1, 5),
    )


def _corrections(cells: Cells) -> Example:
    """What reviewers decided: about which statements. How it sounds nobody corrected."""
    return Example(**_asked(cells), statements=_statements(cells["qs"]))


def _own_concerns(cells: Cells) -> Example:
    return Example(
        **_asked(cells),
        part=_one_of(cells, "part", PARTS),
        group=_one_of(cells, "kind", ("plain", "indirect", "clean")),
        worry=cells["type"],
    )


def _own_identifiers(cells: Cells) -> Example:
    text, marks = unmarked(cells["text"])
    return Example(id=cells["id"], text=text, marks=marks, part=_one_of(cells, "part", PARTS))


# How a row of each layout is read, and the columns it needs.
LAYOUTS: Final[dict[str, tuple[Callable[[Cells], Example], str]]] = {
    "fft": (_fft, "id source question_type text sentiment qs_proxy"),
    "phase_1": (_phase_1, "id source question_type text criticality"),
    "written": (_written, "id kind question_type text qs sentiment3"),
    "own_written": (_own_written, "id part voice question_type text qs sentiment five"),
    "corrections": (_corrections, "id question_type text qs"),
    "own_concerns": (_own_concerns, "id part kind type question_type text"),
    "own_identifiers": (_own_identifiers, "id part text"),
}
SHARED: Final = {
    "fft": "fft_comments_*.csv",
    "phase_1": "fft_phase1_*.csv",
    "written": "asc_written_*.csv",
    "corrections": CORRECTIONS.format("*"),
}
OWN_LAYOUTS: Final = {
    "statements": "own_written",
    "feelings": "own_written",
    "concerns": "own_concerns",
    "identifiers": "own_identifiers",
}


def _asked(cells: Cells) -> dict[str, Any]:
    return {
        "id": cells["id"],
        "text": cells["text"],
        "question_type": _one_of(cells, "question_type", QUESTION_TYPES),
    }


def _one_of(cells: Cells, name: str, known: Collection[str]) -> str:
    value = cells[name]
    if value not in known:
        raise Unusable(f'"{name}" is none of {", ".join(known)}')
    return value


def _whole(cells: Cells, name: str, low: int, high: int) -> int | None:
    """A whole number in a cell; None when the cell is empty, which says that nobody labelled it."""
    written = cells[name].strip()
    if not written:
        return None
    if written.removeprefix("-").isdecimal() and low <= int(written) <= high:
        return int(written)
    raise Unusable(f'"{name}" is no whole number from {low} to {high}')


def _statements(codes: str) -> frozenset[str]:
    """The slugs of "qs1|qs4"."""
    slugs = {f"qs{number}": slug for number, slug in enumerate(statements(), start=1)}
    named = [code.strip() for code in codes.split("|") if code.strip()]
    if not set(named) <= slugs.keys():
        raise Unusable("a quality statement that is none of qs1 to qs9")
    return frozenset(slugs[code] for code in named)
