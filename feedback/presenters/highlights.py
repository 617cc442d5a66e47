"""Cuts a text where something is said about its characters, so that a page can show it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

TAGGED, DETAIL, HIDDEN, CONCERN = "tagged", "detail", "hidden", "concern"
# Where marks overlap, the one that matters more is shown.
_WEIGHT = (HIDDEN, CONCERN, DETAIL, TAGGED)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said about the characters from `start` to `end`."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one mark or none; `note` stands on the last piece of its mark."""

    text: str
    kind: str = ""
    note: str = ""


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in pieces, in order: put together they are the text again."""
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(place for mark in marks for place in (mark.start, mark.end))})
    cut = []
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        mark = min(over, key=lambda one: _WEIGHT.index(one.kind), default=None)
        kind = mark.kind if mark else ""
        note = mark.note if mark and mark.end == end else ""
        cut.append(Piece(text[start:end], kind, note))
    return cut


def shortened(text: str, most: int = 80) -> str:
    """The text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
