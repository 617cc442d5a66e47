"""The full tier's small transformer: the words of a comment in, what it takes them for out.

It reads word pieces in their order, where the core tier's weights add words up. It needs
onnxruntime and tokenizers, which `make full` installs, and the file that
`feedback/learning/tuning.py` makes. One comment is read at a time, so that the same comment gives
the same numbers whatever stands beside it.
"""

import importlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from feedback.analysis import weight_files
from feedback.analysis.evidence import statements
from feedback.analysis.weight_files import ModelError, Weights
from feedback.analysis.words import Token

FILE: Final = weight_files.FOLDER / "full.bin"
LAYOUT: Final = "full weights 1"
MOST_PIECES: Final = 128  # of a longer comment the beginning is read
FIVES: Final = 5
# The word piece that stands before the first word and says what was asked.
ASKED: Final = {"what_good": "[unused1]", "could_improve": "[unused2]", "nonspecific": "[unused3]"}
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the transformer takes a comment for.

    `odds` are how likely each class of feeling is, very positive first, 1 in all; the others are
    logits: of each statement, and of a disclosure of harm.
    """

    odds: tuple[float, ...]
    statements: dict[str, float]
    harm: float


class Pieces:
    """The pieces of words that the transformer knows, and what parts a comment into them."""

    def __init__(self, known: Sequence[str]):
        tokenizers = _installed("tokenizers")
        self._ids = {piece: number for number, piece in enumerate(known)}
        wanted = tokenizers.models.WordPiece(self._ids, unk_token=UNKNOWN)
        self._tokenizer = tokenizers.Tokenizer(wanted)
        self._tokenizer.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()

    def of(self, tokens: Sequence[Token], question_type: str) -> list[int]:
        """The numbers of the pieces of these words, after the one for the question's type."""
        words = self._tokenizer.encode(spoken(tokens[:MOST_PIECES])).ids
        first, asked, last = (self._ids[one] for one in (FIRST, ASKED[question_type], LAST))
        return [first, asked, *words[: MOST_PIECES - 3], last]


class Encoder:
    """A transformer of 8-bit weights, the pieces it reads, and what was settled for it.

    Raises ModelError where it cannot be run.
    """

    def __init__(self, weights: Weights):
        onnxruntime = _installed("onnxruntime")
        self.header: dict[str, Any] = weights.header
        self._pieces = Pieces(weights.words)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker has one core
        options.enable_cpu_mem_arena = False  # a long comment would keep its memory for good
        # Whatever way a network cannot be run here, the core tier must take over.
        try:
            self._session = onnxruntime.InferenceSession(
                weights.numbers, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError("The full tier's network cannot be run here.") from error
        self._array = _installed("numpy").array

    def read(self, tokens: Sequence[Token], question_type: str) -> Encoded:
        """What it takes these words for, as an answer to that type of question."""
        pieces = self._pieces.of(tokens, question_type)
        (found,) = self._session.run(None, {"pieces": self._array([pieces], dtype="int64")})
        return encoded(found[0].tolist(), question_type)


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


def spoken(tokens: Sequence[Token]) -> str:
    """The words as one text, with a stop between sentences and a comma between clauses."""
    said: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before and before.sentence != token.sentence:
            said.append(".")
        elif before and before.clause != token.clause:
            said.append(",")
        said.append(token.text)
    return " ".join(said)


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


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelError(
            f"{error.name} is not installed: `make full` installs what the full tier needs."
        ) from error
