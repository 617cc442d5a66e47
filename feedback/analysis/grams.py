"""What a comment is broken into before it is weighed: words, pairs of words and pieces of words.

Pieces let a misspelt word weigh nearly what the right one does. Pairs end with their sentence.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from feedback.analysis.words import Token

SIZES: Final = (3, 4, 5)
EDGE: Final = "<>"


@lru_cache(maxsize=50_000)
def word_grams(word: str) -> tuple[str, ...]:
    """The word itself, marked as whole, and every piece of it, edges included."""
    edged = f" {word} "
    pieces = (
        edged[place : place + size] for size in SIZES for place in range(len(edged) - size + 1)
    )
    return (f"w:{word}", *pieces)


def pairs(tokens: list[Token]) -> Iterable[str]:
    """Each word with the one before it, once; the first and the last of all with an edge."""
    found: dict[str, None] = {}
    before, sentence = EDGE, None
    for token in tokens:
        if token.sentence != sentence:
            before, sentence = EDGE, token.sentence
        word = token.text
        found[f"b:{before} {word}"] = None
        before = word
    found[f"b:{before} {EDGE}"] = None
    return found


def grams(tokens: list[Token]) -> list[str]:
    """Everything a comment is broken into; a word or a pair said twice counts once."""
    words = dict.fromkeys(token.text for token in tokens)
    return [gram for word in words for gram in word_grams(word)] + list(pairs(tokens))
