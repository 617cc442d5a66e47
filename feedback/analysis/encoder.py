"""The full tier's small transformer: the words of a comment in, what it takes them for out.

It reads word pieces in their order, where the core tier's weights add words up; of a long comment
it reads the beginning. It needs what `make full` installs, and the file that
`feedback/learning/tuning.py` makes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from feedback.analysis import weight_files
from feedback.analysis.evidence import statements
from feedback.analysis.networks import Network
from feedback.analysis.pieces import ASKED, Pieces
from feedback.analysis.weight_files import Weights
from feedback.analysis.words import Token

FILE: Final = weight_files.FOLDER / "full.bin"
LAYOUT: Final = "full weights 2"
FIVES: Final = 5


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the transformer takes a comment for.

    `odds` are how likely each class of feeling is, very positive first, 1 in all; the others are
    logits: of each statement, and of a disclosure of harm.
    """

    odds: tuple[float, ...]
    statements: dict[str, float]
    harm: float


class Encoder:
    """A transformer of 8-bit weights, the pieces it reads, and what was settled for it.

    Raises ModelError where it cannot be run.
    """

    def __init__(self, weights: Weights):
        self.header: dict[str, Any] = weights.header
        self.pieces = Pieces(weights.words)
        self._network = Network(weights.numbers)

    def read(self, tokens: Sequence[Token], question_type: str) -> Encoded:
        """What it takes these words for, as an answer to that type of question."""
        found = self._network.run(self.pieces.of(tokens, question_type))
        return encoded(found, question_type)


def encoded(numbers: Sequence[float], question_type: str) -> Encoded:
    """The outputs by name: five classes for each type of question, statements, and harm."""
    at = list(ASKED).index(question_type) * FIVES
    about = len(ASKED) * FIVES
    known = statements()
    of_statements = dict(zip(known, numbers[about:], strict=False))
    return Encoded(odds(numbers[at : at + FIVES]), of_statements, numbers[about + len(known)])


def odds(logits: Sequence[float]) -> tuple[float, ...]:
    """How likely each of some classes is, 1 in all."""
    top = max(logits)
    each = [math.exp(one - top) for one in logits]
    whole = sum(each)
    return tuple([one / whole for one in each])


def full() -> Encoder | None:
    """The transformer that this project ships, or None when it cannot be used (`trouble` why)."""
    return _shipped()[0]


def trouble() -> str:
    """Why the transformer cannot be used, in one sentence; empty when it can."""
    return _shipped()[1]


@cache
def _shipped() -> tuple[Encoder | None, str]:
    return weight_files.tried(read, FILE)


def read(path: Path) -> Encoder:
    """A transformer from its file. Raises ModelError."""
    return unpacked(weight_files.content_of(path), path.name)


def unpacked(content: bytes, name: str = FILE.name) -> Encoder:
    """A transformer from the bytes of a file of that name. Raises ModelError."""
    return Encoder(weight_files.unpacked(content, LAYOUT, name))


def packed(header: dict[str, Any], pieces: list[str], network: bytes) -> bytes:
    """A transformer as `unpacked` wants it; `network` is its ONNX."""
    return weight_files.packed(LAYOUT, Weights(header, pieces, network))
