"""Reads a CSV file row by row, adds what the analysis finds, and loses no row on the way.

Rows are streamed: memory holds one row, whatever the size of the file. Anything odd is named by
its line and the rest goes on:

- bytes that are not UTF-8 are read as Windows-1252, the usual other way;
- a row with too few cells is filled up, one with too many keeps its extra cells at the end;
- a quotation mark that never closes ends its row at the end of its line;
- an unknown question type is read as "nonspecific".

A blank line is no row. The person's own columns are copied as they are.
"""

import csv
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TextIO

from feedback.analysis.findings import Result, Span
from feedback.analysis.pipeline import QUESTION_TYPES, reader
from feedback.analysis.redaction import redact

ADDED: Final = (
    "tags",
    "tag_confidence",
    "primary_tag",
    "sentiment",
    "sentiment_score",
    "concern",
    "redacted_text",
    "tier",
    "analyser",
)
LARGEST_CELL: Final = 1_000_000  # an open quotation mark takes in no more than this
MOST_NAMED: Final = 30
BOM: Final = "\ufeff"
Report = Callable[[int, str], None]


class RowsError(Exception):
    """The file as a whole cannot be read; the message says why in one sentence."""


@dataclass(slots=True)
class Summary:
    """What was found in a file, for the person who asked."""

    rows: int = 0
    tagged: int = 0
    concerns: int = 0
    named: int = 0
    sentiments: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        self.rows += 1
        self.tagged += bool(result.tags)
        self.concerns += bool(result.concerns)
        self.named += bool(result.identifiers)
        self.sentiments[result.sentiment.label] += 1


class Lines:
    """The lines of a file with their numbers; the lines of a broken row can be put back."""

    def __init__(self, stream: TextIO, report: Report):
        self.taken: list[str] = []
        self.number = 0
        self.has_bom = False
        self._stream = stream
        self._report = report
        self._waiting: deque[str] = deque()
        self._read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._next_line()
        self.number += 1
        self.taken.append(line)
        return line

    def put_back_all_but_first(self) -> str:
        """Give the later lines of this row back, and return its first."""
        first, *later = self.taken
        self._waiting.extendleft(reversed(later))
        self.number -= len(later)
        self.taken = [first]
        return first

    def _next_line(self) -> str:
        line = next(self._stream)
        self._read += 1
        if self._read == 1 and line.startswith(BOM):
            self.has_bom, line = True, line.removeprefix(BOM)
        if _is_utf8(line):
            return line
        self._report(self._read, "not UTF-8, so it was read as Windows-1252")
        return "".join(map(_from_windows, line))


class Table:
    """A CSV file that is being read: its header, then its rows with the line each starts on."""

    def __init__(self, stream: TextIO, report: Report):
        csv.field_size_limit(LARGEST_CELL)
        self._report = report
        self._lines = Lines(stream, report)
        self.header: list[str] = []
        header = next((cells for _, cells in self._read()), None)
        if not header:
            raise RowsError("is empty")
        self.header = header

    @property
    def has_bom(self) -> bool:
        """Whether the file opened with the mark that Excel looks for."""
        return self._lines.has_bom

    def column(self, name: str) -> int:
        """Where a column stands; the first of that name, if there are several."""
        if name not in self.header:
            there = ", ".join(self.header[:MOST_NAMED])
            raise RowsError(f'has no column "{name}"; its columns are: {there}')
        return self.header.index(name)

    def rows(self) -> Iterator[tuple[int, list[str], list[str]]]:
        """Each row as its line, one cell for each column, and the cells beyond the last column."""
        width = len(self.header)
        for line, cells in self._read():
            if len(cells) != width:
                few = "too few" if len(cells) < width else "too many"
                self._report(line, f"{few} cells: {len(cells)} where the header has {width}")
            yield line, [*cells[:width], *[""] * (width - len(cells))], cells[width:]

    def _read(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            self._lines.taken = []
            start = self._lines.number + 1
            try:
                cells = next(csv.reader(self._lines, strict=True))
            except StopIteration:
                return
            except csv.Error:
                cells = self._first_line_alone(start)
            if cells:
                yield start, cells

    def _first_line_alone(self, line: int) -> list[str]:
        """What can be made of a row whose quotation marks do not match."""
        self._report(line, "quotation marks that do not match, so the row ends with its line")
        first = self._lines.put_back_all_but_first().rstrip("\r\n")
        plain = first.split(",")
        if len(plain) == len(self.header):
            return plain
        try:
            return next(csv.reader([first]), [])
        except csv.Error:
            return plain


def analyse_table(
    table: Table, *, text: int, question_type: int | None, tier: str, report: Report, seen: Summary
) -> Iterator[list[str]]:
    """The header and then every row, in order, with what was found beside it."""
    yield [*table.header, *added_names(table.header)]
    read = reader(tier).read
    for line, cells, beyond in table.rows():
        asked = _question_type(cells, question_type, line, report)
        if "\0" in cells[text]:
            report(line, "NUL characters in the text, read as spaces")
        comment = cells[text].replace("\0", " ")
        result = read(comment, question_type=asked)
        seen.add(result)
        yield [*cells, *added_cells(result, comment), *beyond]


def added_names(header: Sequence[str]) -> list[str]:
    """Our column names; one the person already uses gets a number, so that theirs stays."""
    used = set(header)
    names = []
    for wanted in ADDED:
        name, number = wanted, 2
        while name in used:
            name, number = f"{wanted}_{number}", number + 1
        used.add(name)
        names.append(name)
    return names


def added_cells(result: Result, text: str) -> list[str]:
    """What was found in one comment, as cells in the order of `ADDED`."""
    spans = [Span(one.start, one.end, one.label) for one in result.identifiers]
    return [
        "|".join(tag.label for tag in result.tags),
        "|".join(f"{tag.confidence:.2f}" for tag in result.tags),
        result.tags[0].label if result.tags else "",
        result.sentiment.label,
        f"{result.sentiment.score:.3f}",
        "yes" if result.concerns else "no",
        redact(text, spans),
        result.analyser.tier,
        str(result.analyser),
    ]


def _question_type(cells: list[str], column: int | None, line: int, report: Report) -> str:
    written = "" if column is None else cells[column].strip().lower()
    if written in QUESTION_TYPES:
        return written
    if written:
        known = ", ".join(QUESTION_TYPES)
        report(line, f'unknown question type "{written[:40]}", read as nonspecific ({known})')
    return "nonspecific"


def _is_utf8(line: str) -> bool:
    """Bytes that are not UTF-8 come in as lone surrogates (errors="surrogateescape")."""
    return line.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in line)


def _from_windows(sign: str) -> str:
    if not "\udc80" <= sign <= "\udcff":
        return sign
    return bytes([ord(sign) - 0xDC00]).decode("cp1252", errors="replace")
