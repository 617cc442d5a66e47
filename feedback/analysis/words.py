"""Text to words: lower case, apostrophes and common misspellings settled, places kept."""

import re
from functools import cache
from typing import Final, NamedTuple

from feedback.analysis.lexicons import load
from feedback.analysis.remembered import Remembered

# One pass over the text; each branch starts on a different character, so nothing is tried twice.
_PIECES = re.compile(
    r"(?P<word>[^\W_]+(?:['’‘`´][^\W_]+)*)"
    r"|(?P<face>[:;]-?[()DP]|[\u2639\u263a\u2764\U0001f300-\U0001faff])"
    r"|(?P<stop>[.!?\n\r]+)"
    r"|(?P<pause>[,;:()–—/]|\s-\s)"
)
# A capital inside a sentence, unless what is said of something is shouted: "was Brilliant".
_NAMED = re.compile(
    r"[A-Z](?<=[a-z,] .)(?<!\bis .)(?<!\bare .)(?<!\bwas .)(?<!\bwere .)(?<!\bvery .)(?<!\bso .)"
    r"(?<!\bbe .)(?<!\bbeen .)(?<!\breally .)(?<!\ba .)(?<!\ban .)(?<!\band .)(?<!\bnot .)"
    r"[a-z'’-]{1,30}(?:[ ][A-Z][a-z'’-]{1,30}){0,3}(?![ ][A-Z])"
)
_CAPITAL = re.compile(r"[A-Z][a-z'’-]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_token = tuple.__new__  # a Token's own costs twice as much
_LONGEST_WORD = 40  # a longer run of letters is no word that a lexicon holds


class Token(NamedTuple):
    """One word as the lexicons spell it, where it stands, and its sentence and clause.

    `place` says that it is written as a place's name is: "in Great Yarmouth".
    """

    text: str
    start: int
    end: int
    sentence: int = 0
    clause: int = 0
    place: bool = False


def tokenise(text: str) -> list[Token]:
    """The words of a text in order; a contraction becomes two words in the same place."""
    tokens: list[Token] = []
    start = sentence = clause = 0
    places = _places(text)
    for written in text.split(" "):
        words, sentences, clauses = _READINGS[written]
        for word, first, last, stops, pauses in words:
            at = start + first
            here = (word, at, start + last, sentence + stops, clause + pauses, at in places)
            tokens.append(_token(Token, here))
        sentence, clause = sentence + sentences, clause + clauses
        start += len(written) + 1
    return tokens


class _Reading(NamedTuple):
    """What stands between two spaces, and how many sentences and clauses end in it.

    Each word with its place therein, and the sentences and clauses that end before it.
    """

    words: list[tuple[str, int, int, int, int]]
    sentences: int
    clauses: int


def _read(written: str) -> _Reading:
    words = []
    sentences = clauses = 0
    for piece in _PIECES.finditer(f" {written} "):  # a dash is a pause where spaces are around
        start, end = piece.start() - 1, piece.end() - 1
        if piece.lastgroup == "stop":
            sentences, clauses = sentences + 1, clauses + 1
        elif piece.lastgroup == "pause":
            clauses += 1
        else:
            spelt = (piece[0],) if piece.lastgroup == "face" else _spelt(piece[0][:_LONGEST_WORD])
            words += [(word, start, end, sentences, clauses) for word in spelt]
    return _Reading(words, sentences, clauses)


def _places(text: str) -> frozenset[int]:
    """Where words stand that are written as names are; words about care are none, however written.

    A text in Which Every Word Has A Capital names no place: a name has at most four words.
    """
    return frozenset(
        match.start() + word.start()
        for match in _NAMED.finditer(text)
        if not _words_of_care().issuperset(match[0].lower().split())
        for word in _CAPITAL.finditer(match[0])
    )


@cache
def _words_of_care() -> frozenset[str]:
    """The words of the lists on what a comment is about."""
    about_care, of_feeling = (
        set(re.findall(r"[a-z]+", str(lists).lower()))
        for lists in ([load("tags"), load("pairs")], load("sentiment"))
    )
    return frozenset(about_care - of_feeling)


def _spelt(written: str) -> tuple[str, ...]:
    """The words that a run of letters stands for, as the lexicons spell them."""
    raw = written.lower()
    word = raw.translate(_APOSTROPHES)
    spelling = load("spelling")
    if raw != word and word in spelling["with_apostrophe"]:
        return tuple(spelling["with_apostrophe"][word].split())
    return tuple(spelling["words"].get(word, word).split())


_READINGS: Final = Remembered(_read)
