"""Finds phrases in a row of words, the longest first, in time that grows with the words alone.

A phrase is words with spaces between. `assess*` is any word that starts so, `_` is any one word,
and `..` is up to three words or none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from feedback.analysis.words import Token

T = TypeVar("T")
GAP = 3


@dataclass(slots=True)
class _Node(Generic[T]):
    """One step of a phrase: the words that may come next, and what is claimed if it ends here."""

    exact: dict[str, "_Node[T]"] = field(default_factory=dict)
    stems: dict[str, "_Node[T]"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    any_word: "_Node[T] | None" = None
    gap: "_Node[T] | None" = None
    claims: list[T] = field(default_factory=list)


class Match(NamedTuple, Generic[T]):
    """A phrase that was found: the first word, the word after the last, and its claims."""

    first: int
    last: int
    claims: tuple[T, ...]


class PhraseBook(Generic[T]):
    """Phrases with what each of them claims."""

    def __init__(self, entries: Iterable[tuple[str, T]]):
        self._root: _Node[T] = _Node()
        self._openings = lru_cache(maxsize=50_000)(self._opened_by)
        for phrase, claim in entries:
            self._add(phrase.split(), claim)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """The longest phrases from left to right, none over another, none across sentences."""
        free = 0
        for place, token in enumerate(tokens):
            if place < free or not self._openings(token.text):
                continue
            if match := self.match_at(tokens, place):
                yield match
                free = match.last

    def match_at(self, tokens: Sequence[Token], place: int) -> Match[T] | None:
        """The longest phrase that begins with that word, if any does."""
        found: tuple[int, list[T]] = (0, [])
        token = tokens[place]
        for node in self._openings(token.text):
            found = _further(found, self._longest(node, tokens, place + 1, token.sentence))
        end, claims = found
        return Match(place, end, tuple(claims)) if end > place else None

    def _opened_by(self, word: str) -> tuple[_Node[T], ...]:
        """Where phrases go on that begin with that word: of most words none does."""
        return tuple(_next_nodes(self._root, word))

    def _add(self, words: list[str], claim: T) -> None:
        node = self._root
        for word in words:
            node = _step(node, word)
        node.claims.append(claim)

    def _longest(
        self, node: _Node[T], tokens: Sequence[Token], place: int, sentence: int
    ) -> tuple[int, list[T]]:
        """How far a phrase reaches from here; phrases are short, so the depth is bounded."""
        best: tuple[int, list[T]] = (place if node.claims else 0, node.claims)
        if not (node.exact or node.stems or node.any_word or node.gap):
            return best
        here = place < len(tokens) and tokens[place].sentence == sentence
        for following in _next_nodes(node, tokens[place].text) if here else ():
            best = _further(best, self._longest(following, tokens, place + 1, sentence))
        if node.gap:
            for skip in range(GAP + 1):
                best = _further(best, self._longest(node.gap, tokens, place + skip, sentence))
        return best


def _further(one: tuple[int, list[T]], other: tuple[int, list[T]]) -> tuple[int, list[T]]:
    return other if other[0] > one[0] else one


def _step(node: _Node[T], word: str) -> _Node[T]:
    if word == "..":
        node.gap = node.gap or _Node()
        return node.gap
    if word == "_":
        node.any_word = node.any_word or _Node()
        return node.any_word
    if word.endswith("*"):
        following = node.stems.setdefault(word[:-1], _Node())
        node.lengths = tuple(sorted({len(stem) for stem in node.stems}))
        return following
    return node.exact.setdefault(word, _Node())


def _next_nodes(node: _Node[T], word: str) -> Iterator[_Node[T]]:
    if word in node.exact:
        yield node.exact[word]
    for length in node.lengths:
        if length <= len(word) and word[:length] in node.stems:
            yield node.stems[word[:length]]
    if node.any_word:
        yield node.any_word
