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
from operator import mul
from pathlib import Path
from typing import Any, Final

from feedback.analysis import weight_files
from feedback.analysis.grams import pairs, word_grams
from feedback.analysis.lanes import Lanes
from feedback.analysis.remembered import Remembered
from feedback.analysis.weight_files import Weights
from feedback.analysis.words import Token

FILE: Final = weight_files.FOLDER / "core.bin"
KNOWN: Final = 0.4  # the part of the words that must have been met
LAYOUT: Final = "core weights 2"
SQUARES: Final = 1 << 20  # squares are kept as whole numbers of so small a part


@dataclass(frozen=True, slots=True)
class Weighed:
    """The logits of one comment by output, and what each of its words adds to each of them."""

    logits: dict[str, float]
    words: list[str]
    scale: float
    view: "View"

    def parts(self, output: str) -> list[float]:
        """What each word adds to the logit of that output, in their order."""
        column, alone = self.view.columns[output], self.view.alone
        step = self.view.steps[column] * self.scale
        return [alone[word][column] * step for word in self.words]


class View:
    """The columns that answer one type of question, with what each word weighs in them.

    Weights are whole steps, one row of them (`Lanes`) for each gram: its square, and then what it
    weighs for each output. `steps` says how much a step of each column is.
    """

    def __init__(
        self, outputs: tuple[str, ...], steps: list[float], row: Callable[[str], list[int] | None]
    ):
        self.outputs = outputs
        self.columns = {output: place for place, output in enumerate(outputs, start=1)}
        self.steps = [1 / SQUARES, *steps]
        self.lanes = Lanes(len(self.steps))
        self._row = row
        self.pair = Remembered(self._gram)
        self.word = Remembered(self._word)
        self.alone = Remembered(self._alone)

    def _gram(self, gram: str) -> int:
        row = self._row(gram)
        return self.lanes.joined(row) if row else 0

    def _word(self, word: str) -> int:
        return sum(map(self._gram, word_grams(word)))

    def _alone(self, word: str) -> list[int]:
        return self.lanes.parted(self.word[word])


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
        together = sum([view.word[word] for word in set(words)])
        together += sum([view.pair[pair] for pair in pairs(tokens)])
        length, *sums = map(mul, view.lanes.parted(together), view.steps)
        scale = 1 / math.sqrt(length) if length else 0.0
        logits = dict(zip(view.outputs, [one * scale for one in sums], strict=True))
        return Weighed(logits, words, scale, view)

    def can_read(self, tokens: list[Token]) -> bool:
        """Whether enough of the words were met in training: another language has few of them."""
        known = sum([self._was_met[token.text] for token in tokens])
        return known >= KNOWN * len(tokens)

    def _in_training(self, word: str) -> bool:
        return f"w:{word}" in self._rows

    @cached_property
    def _views(self) -> dict[str, View]:
        return {kind: self._view(columns) for kind, columns in self.header["views"].items()}

    def _view(self, columns: dict[str, int]) -> View:
        places = tuple(columns.values())
        steps = [self.header["scales"][at] for at in places]
        return View(tuple(columns), steps, partial(self._row, places))

    def _row(self, places: tuple[int, ...], gram: str) -> list[int] | None:
        """The square of a gram's own weight, and its weights in those columns, in whole steps."""
        row = self._rows.get(gram)
        if row is None:
            return None
        first = row * len(self.header["scales"])
        square = round(self._squares[row] * SQUARES)
        return [square, *[self._steps[first + at] for at in places]]


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
