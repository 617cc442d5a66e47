"""What was learned from labelled comments, and what it makes of one.

The file holds a weight for every gram and output; `feedback/learning/training.py` makes it. A
comment's logit is the sum of its grams' weights over the root of their summed squares, so what each
word adds to it can be shown.
"""

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Final

from feedback.analysis import weight_files
from feedback.analysis.grams import pairs, word_grams
from feedback.analysis.remembered import Remembered
from feedback.analysis.weight_files import Weights
from feedback.analysis.words import Token

FILE: Final = weight_files.FOLDER / "core.bin"
KNOWN: Final = 0.4  # the part of the words that must have been met
LAYOUT: Final = "core weights 1"
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The logits of one comment by output, and what each of its words adds to each of them."""

    logits: dict[str, float]
    rows: list[Row]
    scale: float
    columns: dict[str, int]

    def parts(self, output: str) -> list[float]:
        """What each word adds to the logit of that output, in their order."""
        column, scale = self.columns[output], self.scale
        return [row[column] * scale for row in self.rows]


class View:
    """The columns that answer one type of question, with what each word weighs in them."""

    def __init__(self, outputs: tuple[str, ...], row: Callable[[str], Row | None]):
        self.outputs = outputs
        self.columns = {output: place for place, output in enumerate(outputs, start=1)}
        self.nothing: Row = (0.0,) * (len(self.outputs) + 1)
        self.pair = Remembered(row)
        self.word = Remembered(self._word)

    def _word(self, word: str) -> Row:
        rows = [row for gram in word_grams(word) if (row := self.pair[gram])]
        return tuple(map(sum, zip(self.nothing, *rows, strict=True)))


class Model:
    """Weights by gram, and the few numbers that go with them (`header`)."""

    def __init__(self, header: dict[str, Any], grams: list[str], squares: array, steps: array):
        self.header = header
        self._rows = {gram: row for row, gram in enumerate(grams)}
        self._squares, self._steps = squares, steps
        self._was_met = Remembered(self._in_training)

    def weigh(self, tokens: list[Token], question_type: str) -> Weighed:
        """What the words speak for, as an answer to that type of question."""
        view = self._views[question_type]
        words = [token.text for token in tokens]
        rows = [view.word[word] for word in words]
        once = dict(zip(words, rows, strict=True)).values()
        beside = filter(None, [view.pair[pair] for pair in pairs(tokens)])
        length, *sums = map(sum, zip(view.nothing, *once, *beside, strict=True))
        scale = 1 / math.sqrt(length) if length else 0.0
        logits = dict(zip(view.outputs, [one * scale for one in sums], strict=True))
        return Weighed(logits, rows, scale, view.columns)

    def can_read(self, tokens: list[Token]) -> bool:
        """Whether enough of the words were met in training: another language has few of them."""
        known = sum([self._was_met[token.text] for token in tokens])
        return known >= KNOWN * len(tokens)

    def _in_training(self, word: str) -> bool:
        return f"w:{word}" in self._rows

    @cached_property
    def _views(self) -> dict[str, View]:
        return {
            kind: View(tuple(columns), partial(self._row, tuple(columns.values())))
            for kind, columns in self.header["views"].items()
        }

    def _row(self, places: tuple[int, ...], gram: str) -> Row | None:
        """The square of a gram's own weight, and its weights in those columns."""
        row = self._rows.get(gram)
        if row is None:
            return None
        known, first = self._known_weights, row * len(self._known_weights)
        return (self._squares[row], *[known[at][self._steps[first + at]] for at in places])

    @cached_property
    def _known_weights(self) -> list[list[float]]:
        """Every weight that a step may stand for, by output: rows that share them are a third."""
        steps = (*range(128), *range(-128, 0))
        return [[step * scale for step in steps] for scale in self.header["scales"]]


def core() -> Model | None:
    """The model that this project ships, or None when its file cannot be used (`trouble` why)."""
    return _shipped()[0]


def trouble() -> str:
    """Why the model cannot be used, in one sentence; empty when it can."""
    return _shipped()[1]


@cache
def _shipped() -> tuple[Model | None, str]:
    return weight_files.tried(read, FILE)


def read(path: Path) -> Model:
    """A model from its file. Raises ModelError."""
    return unpacked(weight_files.content_of(path), path.name)


def unpacked(content: bytes, name: str = FILE.name) -> Model:
    """A model from the bytes of a file of that name. Raises ModelError."""
    found = weight_files.unpacked(content, LAYOUT, name)
    squares, steps = array("f"), array("b")
    squares.frombytes(found.numbers[: 4 * len(found.words)])
    steps.frombytes(found.numbers[4 * len(found.words) :])
    return Model(found.header, found.words, squares, steps)


def packed(header: dict[str, Any], grams: list[str], squares: bytes, steps: bytes) -> bytes:
    """A model as `unpacked` wants it."""
    return weight_files.packed(LAYOUT, Weights(header, grams, squares + steps))
