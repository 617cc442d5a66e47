"""Finds phrases in a row of words, the longest first, in time that grows with the words alone.

A phrase is words with spaces between. `assess*` is any word that starts so, `_` is any one word,
and `..` is up to three words or none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from feedback.analysis.remembered import Remembered
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


class _Opening(NamedTuple, Generic[T]):
    """What one word opens: its claims when it stands alone, and how a longer phrase may go on.

    `exact` and `stems` are the words that may come next; with a `gap` any may, or none.
    """

    alone: tuple[T, ...]
    nodes: tuple[_Node[T], ...]
    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: bool


class PhraseBook(Generic[T]):
    """Phrases with what each of them claims."""

    def __init__(self, entries: Iterable[tuple[str, T]]):
        self._root: _Node[T] = _Node()
        self._opening = Remembered(self._opened_by)
        for phrase, claim in entries:
            self._add(phrase.split(), claim)

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """The longest phrases from left to right, none over another, none across sentences."""
        found = []
        free, count, opening = 0, len(tokens), self._opening
        for place, token in enumerate(tokens):
            opened = opening[token.text]
            if opened is None or place < free:
                continue
            alone, nodes, exact, stems, gap = opened
            free = place + 1
            following = tokens[free].text if free < count else ""
            # Most phrases end here: the word after seldom goes on with one.
            if gap or following in exact or (stems and following.startswith(stems)):
                free, alone = _longest_of(nodes, tokens, place)
            if alone:
                found.append(Match(place, free, alone))
        return found

    def match_at(self, tokens: Sequence[Token], place: int) -> Match[T] | None:
        """The longest phrase that begins with that word, if any does."""
        opened = self._opening[tokens[place].text]
        end, claims = _longest_of(opened.nodes, tokens, place) if opened else (place, ())
        return Match(place, end, claims) if claims else None

    def _opened_by(self, word: str) -> _Opening[T] | None:
        """Where phrases go on that begin with that word: of most words none does."""
        nodes = _next_nodes(self._root, word)
        if not nodes:
            return None
        return _Opening(
            alone=next((tuple(node.claims) for node in nodes if node.claims), ()),
            nodes=tuple(nodes),
            exact=frozenset(chain.from_iterable(node.exact for node in nodes)),
            stems=tuple(chain.from_iterable(node.stems for node in nodes)),
            gap=any(bool(node.gap or node.any_word) for node in nodes),
        )

    def _add(self, words: list[str], claim: T) -> None:
        node = self._root
        for word in words:
            node = _step(node, word)
        node.claims.append(claim)


def _longest_of(
    nodes: Iterable[_Node[T]], tokens: Sequence[Token], place: int
) -> tuple[int, tuple[T, ...]]:
    """Where the longest phrase ends that begins with the word there, and its claims."""
    best: tuple[int, list[T]] = (0, [])
    for node in nodes:
        best = _further(best, _longest(node, tokens, place + 1, tokens[place].sentence))
    end, claims = best
    return end, tuple(claims)


def _longest(
    node: _Node[T], tokens: Sequence[Token], place: int, sentence: int
) -> tuple[int, list[T]]:
    """How far a phrase reaches from here; phrases are short, so the depth is bounded."""
    best: tuple[int, list[T]] = (place if node.claims else 0, node.claims)
    if not (node.exact or node.stems or node.any_word or node.gap):
        return best
    if place < len(tokens) and tokens[place].sentence == sentence:
        for following in _next_nodes(node, tokens[place].text):
            best = _further(best, _longest(following, tokens, place + 1, sentence))
    if node.gap:
        for skip in range(GAP + 1):
            best = _further(best, _longest(node.gap, tokens, place + skip, sentence))
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


def _next_nodes(node: _Node[T], word: str) -> list[_Node[T]]:
    nodes = [node.exact[word]] if word in node.exact else []
    for length in node.lengths:
        if length <= len(word) and word[:length] in node.stems:
            nodes.append(node.stems[word[:length]])
    if node.any_word:
        nodes.append(node.any_word)
    return nodes
