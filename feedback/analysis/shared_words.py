"""The phrases of a comment that other comments may share, whatever the endings of their words.

A phrase is one to three words of one clause. It begins and ends with a word that carries meaning,
and one of its words says something by itself: "care" does not, "waiting" and "care plan" do.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from feedback.analysis.lexicons import load
from feedback.analysis.words import Token, tokenise

MOST_WORDS: Final = 3
SHORTEST_WORD: Final = 3
# So much of a comment is read; nobody says a new thing after ten thousand characters.
READ: Final = 10_000
# What stands where words were taken out, such as "[name removed]".
_TAKEN_OUT: Final = re.compile(r"\[[^\[\]]{0,60}\]")
_VOWELS: Final = frozenset("aeiouy")
_LOST_ITS_E: Final = re.compile(r"[^aeiou][aeiou][^aeiouwxy]")  # "car" of "caring"

# A phrase as its stems: the same for "waiting list" and "waiting lists".
Key = tuple[str, ...]


class Place(NamedTuple):
    """The characters of a comment at which a phrase stands."""

    start: int
    end: int

    def written(self, text: str) -> str:
        """The phrase as the comment has it, in lower case."""
        return " ".join(text[self.start : self.end].lower().replace("’", "'").split())


class Kind(NamedTuple):
    """How a word is compared, whether a phrase may end with it, and whether it tells enough."""

    stem: str
    can_end: bool
    tells: bool


def phrases_in(text: str) -> dict[Key, Place]:
    """Every phrase of a text, and where it first stands."""
    found: dict[Key, Place] = {}
    tokens = tokenise(_TAKEN_OUT.sub(_blank, text[:READ]))
    for _, clause in groupby(tokens, key=attrgetter("clause")):
        for run, kinds in _runs(list(clause)):
            key = tuple(kind.stem for kind in kinds)
            found.setdefault(key, Place(run[0].start, run[-1].end))
    return found


def _blank(taken_out: re.Match[str]) -> str:
    """As long as what it stands for, and the end of a sentence: no phrase reaches over it."""
    return "." * len(taken_out[0])


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Kind]]]:
    kinds = [_kind(token.text) for token in tokens]
    for first, kind in enumerate(kinds):
        if not kind.can_end:
            continue
        for end in range(first + 1, min(first + MOST_WORDS, len(tokens)) + 1):
            run = kinds[first:end]
            if run[-1].can_end and any(one.tells for one in run):
                yield tokens[first:end], run


@lru_cache(maxsize=10_000)
def _kind(word: str) -> Kind:
    can_end = word.isalpha() and len(word) >= SHORTEST_WORD and word not in _small()
    stem = stem_of(word)
    return Kind(_alike().get(stem, stem), can_end, can_end and stem not in _plain())


@cache
def _small() -> frozenset[str]:
    words = load("sayings")["small"]
    return frozenset(word for some in words.values() for word in some)


@cache
def _plain() -> frozenset[str]:
    return frozenset(stem_of(word) for word in load("sayings")["plain"])


@cache
def _alike() -> dict[str, str]:
    """Of words that mean nearly the same, the one each is read as; all as stems."""
    alike = load("sayings")["alike"].items()
    return {stem_of(word): stem_of(one) for one, words in alike for word in words}


def stem_of(word: str) -> str:
    """A word without its ending, so that "wait", "waits", "waited" and "waiting" are one."""
    word = load("sayings")["forms"].get(word, word)
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and _VOWELS & set(bare) and not word.endswith("eed"):
            return bare + "e" if _LOST_ITS_E.fullmatch(bare) else _settled(bare)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return _settled(word)


def _settled(word: str) -> str:
    """One spelling for what endings leave behind: "plann" and "plan", "arriv" and "arrive"."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        return word[:-1]
    if len(word) > 4 and word.endswith("e"):
        return word[:-1]
    if len(word) > 3 and word.endswith("y"):
        return word[:-1] + "i"
    return word
