"""What was learned from labelled comments, and what it makes of one.

The file holds a weight for every gram and output; `feedback/learning/training.py` makes it. A
comment's logit is the sum of its grams' weights over the root of their summed squares, so what each
word adds to it can be shown.
"""

import hashlib
import json
import math
import zlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, Final

from feedback.analysis.grams import pairs, word_grams
from feedback.analysis.words import Token

FILE: Final = Path(__file__).parent / "model" / "core.bin"
KNOWN: Final = 0.4  # the part of the words that must have been met
LAYOUT: Final = "core weights 1"
Row = tuple[float, ...]


class ModelError(Exception):
    """The file is missing, damaged or of another make; the message says which in one sentence."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The logits of one comment by output, and what each of its words adds to each of them."""

    logits: dict[str, float]
    parts: list[Row]
    scale: float
    columns: dict[str, int]

    def part(self, place: int, output: str) -> float:
        """What the word at that place adds to the logit of that output."""
        return self.parts[place][self.columns[output]] * self.scale


class View:
    """The columns that answer one type of question, with what each word weighs in them."""

    def __init__(self, outputs: tuple[str, ...], row: Callable[[str], Row | None]):
        self.outputs = outputs
        self.columns = {output: place for place, output in enumerate(outputs, start=1)}
        self.nothing: Row = (0.0,) * (len(self.outputs) + 1)
        self.pair = lru_cache(maxsize=50_000)(row)
        self.word = lru_cache(maxsize=50_000)(self._word)

    def _word(self, word: str) -> Row:
        rows = [row for gram in word_grams(word) if (row := self.pair(gram))]
        return tuple(map(sum, zip(self.nothing, *rows, strict=True)))


class Model:
    """Weights by gram, and the few numbers that go with them (`header`)."""

    def __init__(self, header: dict[str, Any], grams: list[str], squares: array, weights: array):
        self.header = header
        self._rows = {gram: row for row, gram in enumerate(grams)}
        self._squares, self._weights = squares, weights

    def weigh(self, tokens: list[Token], question_type: str) -> Weighed:
        """What the words speak for, as an answer to that type of question."""
        view = self._views[question_type]
        words = {token.text: view.word(token.text) for token in tokens}
        beside = filter(None, map(view.pair, pairs(tokens)))
        length, *sums = map(sum, zip(view.nothing, *words.values(), *beside, strict=True))
        scale = 1 / math.sqrt(length) if length else 0.0
        logits = {name: one * scale for name, one in zip(view.outputs, sums, strict=True)}
        return Weighed(logits, [words[token.text] for token in tokens], scale, view.columns)

    def can_read(self, tokens: list[Token]) -> bool:
        """Whether enough of the words were met in training: another language has few of them."""
        known = sum(f"w:{token.text}" in self._rows for token in tokens)
        return known >= KNOWN * len(tokens)

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
        scales = self.header["scales"]
        first = row * len(scales)
        return (self._squares[row], *(self._weights[first + at] * scales[at] for at in places))


def core() -> Model | None:
    """The model that this project ships, or None when its file cannot be used (`trouble` why)."""
    return _shipped()[0]


def trouble() -> str:
    """Why the model cannot be used, in one sentence; empty when it can."""
    return _shipped()[1]


@cache
def _shipped() -> tuple[Model | None, str]:
    try:
        return read(FILE), ""
    except ModelError as error:
        return None, str(error)


def read(path: Path) -> Model:
    """A model from its file. Raises ModelError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"The file {path.name} of learned weights cannot be read.") from error
    return unpacked(content, path.name)


def unpacked(content: bytes, name: str = FILE.name) -> Model:
    """A model from the bytes of a file of that name. Raises ModelError."""
    digest, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ModelError(f"The file {name} of learned weights is damaged.")
    head, _, rest = zlib.decompress(body).partition(b"\n")
    header = json.loads(head)
    if header["layout"] != LAYOUT:
        raise ModelError(f"The file {name} of learned weights is of another make.")
    grams, _, numbers = rest.partition(b"\n\n")
    names = grams.decode().split("\n")
    squares, weights = array("f"), array("b")
    squares.frombytes(numbers[: 4 * len(names)])
    weights.frombytes(numbers[4 * len(names) :])
    return Model(header, names, squares, weights)


def packed(header: dict[str, Any], grams: list[str], squares: bytes, weights: bytes) -> bytes:
    """A model as `unpacked` wants it: first its hash, so that damage is seen."""
    head = json.dumps({"layout": LAYOUT, **header}, sort_keys=True).encode()
    body = zlib.compress(
        b"\n".join([head, "\n".join(grams).encode(), b"", squares + weights]), level=9
    )
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body
