"""The pieces of words that the full tier's transformers read."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from feedback.analysis.networks import installed
from feedback.analysis.words import Token

MOST: Final = 128  # as many are read at once
# The word piece that stands before the first word and says what was asked.
ASKED: Final = {"what_good": "[unused1]", "could_improve": "[unused2]", "nonspecific": "[unused3]"}
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class Piece(NamedTuple):
    """One piece by its number, and the characters of the text that it stands for."""

    number: int
    start: int
    end: int


class Pieces:
    """The pieces that a transformer knows, in the order of their numbers, and what parts words."""

    def __init__(self, known: Sequence[str]):
        tokenizers = installed("tokenizers")
        self._ids = {piece: number for number, piece in enumerate(known)}
        wanted = tokenizers.models.WordPiece(self._ids, unk_token=UNKNOWN)
        self._tokenizer = tokenizers.Tokenizer(wanted)
        self._tokenizer.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
        self.first, self.last = self._ids[FIRST], self._ids[LAST]

    def of(self, tokens: Sequence[Token], question_type: str) -> list[int]:
        """The numbers of the pieces of these words, after the one for the question's type."""
        words = self._tokenizer.encode(spoken(tokens[:MOST])).ids
        return [self.first, self._ids[ASKED[question_type]], *words[: MOST - 3], self.last]

    def within(self, text: str) -> list[Piece]:
        """Every piece of a text as it was written, however long it is."""
        found = self._tokenizer.encode(text)
        return [Piece(number, *at) for number, at in zip(found.ids, found.offsets, strict=True)]


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
