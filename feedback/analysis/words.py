"""Text to words: lower case, apostrophes and common misspellings settled, places kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback.analysis.lexicons import load

# One pass over the text; each branch starts on a different character, so nothing is tried twice.
_PIECES = re.compile(
    r"(?P<word>[^\W_]+(?:['’‘`´][^\W_]+)*)"
    r"|(?P<face>[:;]-?[()DP]|[\u2639\u263a\u2764\U0001f300-\U0001faff])"
    r"|(?P<stop>[.!?\n\r]+)"
    r"|(?P<pause>[,;:()–—/]|\s-\s)"
)
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_LONGEST_WORD = 40  # a longer run of letters is no word that a lexicon holds


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the lexicons spell it, where it stands, and its sentence and clause."""

    text: str
    start: int
    end: int
    sentence: int = 0
    clause: int = 0


def tokenise(text: str) -> list[Token]:
    """The words of a text in order; a contraction becomes two words in the same place."""
    tokens: list[Token] = []
    sentence = clause = 0
    for piece in _PIECES.finditer(text):
        if piece["stop"]:
            sentence, clause = sentence + 1, clause + 1
        elif piece["pause"]:
            clause += 1
        else:
            for word in _spellings(piece):
                tokens.append(Token(word, piece.start(), piece.end(), sentence, clause))
    return tokens


def _spellings(piece: re.Match[str]) -> Iterator[str]:
    if piece["face"]:
        yield piece["face"]
        return
    raw = piece["word"][:_LONGEST_WORD].lower()
    word = raw.translate(_APOSTROPHES)
    spelling = load("spelling")
    if raw != word and word in spelling["with_apostrophe"]:
        yield from spelling["with_apostrophe"][word].split()
    else:
        yield from spelling["words"].get(word, word).split()
