"""The full tier's second transformer: which words of a text tell who somebody is.

Rules find what their author had in mind; this one has met names, places, addresses and rare
conditions in many wordings, and judges each word by those around it. It reads the text as it was
written, beside the rules and never in their stead. `feedback/learning/spotter_tuning.py` makes its
file.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from feedback.analysis import encoder, weight_files
from feedback.analysis.certainty import certainty
from feedback.analysis.encoder import Encoder
from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    CONDITION,
    GIVEN,
    HOUSE,
    PLAIN,
    SMALL_NAME,
    STREET,
    TITLE,
    Words,
)
from feedback.analysis.networks import Network
from feedback.analysis.pieces import MOST, Piece, Pieces
from feedback.analysis.weight_files import Weights

FILE: Final = weight_files.FOLDER / "spotter.bin"
LAYOUT: Final = "spotter weights 2"
NOTHING: Final = "nothing"
# What a word may be, in the order of the network's outputs.
LABELS: Final = (
    *(NOTHING, "name", "place", "address", "condition", "phone", "email", "postcode"),
    *("nhs_number", "date_of_birth", "vehicle", "other"),
)
EDGE: Final = 16  # pieces at either end of a stretch that the next stretch reads better
_STRETCH: Final = MOST - 2
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OWNED: Final = re.compile(r"['’][sS]$")
_BETWEEN: Final = re.compile(r"(?:['’][sS])?[ ,./()@:+-]{0,3}")
_OPENS: Final = frozenset(".!?\n")
_MAY_TELL: Final = STREET | HOUSE | CONDITION | TITLE | GIVEN | SMALL_NAME

Odds = Sequence[Sequence[float]]


class Word(NamedTuple):
    """A word of the text, what it most likely tells, and how surely it tells anything, 0 to 1."""

    start: int
    end: int
    label: str
    sureness: float


class Spotter:
    """A transformer, the pieces it reads, and what was settled: `at`, `beside` and `certainty`.

    A word is taken out from `at` on, and from `beside` on where it stands by one that is. How often
    a word so sure was rightly taken out, `certainty` says.
    """

    def __init__(self, weights: Weights, pieces: Pieces):
        self._settled = weights.header
        self._pieces = pieces
        self._network = Network(weights.numbers)

    def find(self, words: Words) -> Iterator[Finding]:
        """What tells who somebody is, in the order of the text, none overlapping."""
        if _may_tell(words):
            yield from spotted(words.text, self.read(words.text), self._settled)

    def read(self, text: str) -> list[Word]:
        """Every word of the text."""
        pieces = self._pieces.within(text)
        return list(read_as_words(text, pieces, self._odds(text, pieces)))

    def _odds(self, text: str, pieces: list[Piece]) -> list[Sequence[float]]:
        """How likely each piece is each of LABELS."""
        found: list[Sequence[float]] = []
        for first, begin, end in stretches(len(pieces)):
            numbers, seen = as_read(text, pieces[first : first + _STRETCH], self._pieces)
            logits = self._network.run(numbers, seen=seen)
            found += [encoder.odds(one) for one in logits[1 + begin : 1 + end]]
        return found


def _may_tell(words: Words) -> bool:
    """Whether anything stands there at all that might tell: most comments hold common words."""
    if words.digits or any([kind & _MAY_TELL and not kind & PLAIN for kind in words.kinds]):
        return True
    places = range(len(words))
    return any(_large(words, one) or not words.ordinary(one) for one in places)


def _large(words: Words, place: int) -> bool:
    """Whether a capital stands inside a sentence, "I" aside."""
    return words.large[place] and len(words.written[place]) > 1 and not words.opens(place)


def stretches(count: int) -> Iterator[tuple[int, int, int]]:
    """(first piece, begin, end): what to read at once, and the part of it to go by.

    The parts follow one another and leave nothing out.
    """
    first = begin = 0
    while first + _STRETCH < count:
        yield first, begin, _STRETCH - EDGE
        first += _STRETCH - 2 * EDGE
        begin = EDGE
    yield first, begin, count - first


def as_read(
    text: str, pieces: Sequence[Piece], known: Pieces
) -> tuple[list[int], list[list[float]]]:
    """The numbers the network reads, and what of each piece its number does not say.

    That is whether it begins with a capital, and whether a sentence begins with it: 1 or 0 each.
    """
    numbers = [known.first, *(one.number for one in pieces), known.last]
    seen = [[float(text[one.start].isupper()), float(_opens(text, one.start))] for one in pieces]
    return numbers, [[0.0, 0.0], *seen, [0.0, 0.0]]


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in _OPENS


def read_as_words(text: str, pieces: Sequence[Piece], odds: Odds) -> Iterator[Word]:
    """The words of a text by the pieces in them: as sure as the surest piece."""
    at = 0
    for match in _WORD.finditer(text):
        owned = _OWNED.search(match[0])
        start, end = match.start(), match.start() + owned.start() if owned else match.end()
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        stop = at
        while stop < len(pieces) and pieces[stop].start < end:
            stop += 1
        if stop > at:
            yield _word(start, end, odds[at:stop])


def _word(start: int, end: int, odds: Odds) -> Word:
    sums = [sum(each) for each in zip(*odds, strict=True)]
    best = max(range(1, len(LABELS)), key=sums.__getitem__)
    return Word(start, end, LABELS[best], 1 - min(one[0] for one in odds))


def spotted(text: str, words: Sequence[Word], settled: dict[str, Any]) -> Iterator[Finding]:
    """Words that tell, those that go on from one another as one."""
    for run in _runs(text, words, settled["beside"]):
        surest = max(run, key=lambda one: one.sureness)
        if surest.sureness >= settled["at"]:
            sure = round(certainty(surest.sureness, settled["certainty"]), 2)
            yield Finding("identifier", surest.label, run[0].start, run[-1].end, sure)


def _runs(text: str, words: Sequence[Word], least: float) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and not (word.sureness >= least and _goes_on(text, run[-1], word)):
            yield run
            run = []
        if word.sureness >= least:
            run.append(word)
    if run:
        yield run


def _goes_on(text: str, one: Word, other: Word) -> bool:
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    return one.label == other.label and between is not None


def full() -> Spotter | None:
    """The spotter that this project ships, or None when it cannot be used (`trouble` why)."""
    other = encoder.full()
    return _shipped(other)[0] if other else None


def trouble() -> str:
    """Why it, or the encoder whose pieces it reads, cannot be used; empty when both can."""
    other = encoder.full()
    return _shipped(other)[1] if other else encoder.trouble()


@cache
def _shipped(other: Encoder) -> tuple[Spotter | None, str]:
    return weight_files.tried(lambda path: read(path, other.pieces), FILE)


def read(path: Path, pieces: Pieces) -> Spotter:
    """A spotter from its file, for these pieces. Raises ModelError."""
    return unpacked(weight_files.content_of(path), pieces, path.name)


def unpacked(content: bytes, pieces: Pieces, name: str = FILE.name) -> Spotter:
    """A spotter from the bytes of a file of that name. Raises ModelError."""
    return Spotter(weight_files.unpacked(content, LAYOUT, name), pieces)


def packed(header: dict[str, Any], network: bytes) -> bytes:
    """A spotter as `unpacked` wants it; `network` is its ONNX, its pieces those of the encoder."""
    return weight_files.packed(LAYOUT, Weights(header, [], network))
