"""Comments in which each identifier is marked as [[kind:words]]."""

import re
from collections.abc import Collection
from typing import Final

from feedback.analysis.findings import Finding, Span

_MARK: Final = re.compile(r"\[\[([a-z_]+):([^\[\]]+)\]\]")
_WORD: Final = re.compile(r"\w+")
TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "sir",
        "lady",
        "lord",
        "sister",
        "nurse",
        "father",
        "rev",
        "reverend",
        "prof",
        "professor",
        "aunt",
        "auntie",
        "aunty",
        "uncle",
        "matron",
    ]
)


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The comment as a person wrote it, and where its identifiers stand in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    place = length = 0
    for mark in _MARK.finditer(marked):
        before = marked[place : mark.start()]
        start = length + len(before)
        length = start + len(mark[2])
        pieces += [before, mark[2]]
        spans.append(Span(start, length, mark[1]))
        place = mark.end()
    return "".join([*pieces, marked[place:]]), tuple(spans)


def is_found(
    text: str, span: Span, suggested: tuple[Finding, ...], *, leaving: Collection[str] = ()
) -> bool:
    """Whether every word of the span lies inside what would be taken out.

    Half a name found is a name left in. Words of `leaving` may stay: with TITLES, "Mrs" may and
    "Patel" may not.
    """
    words = list(_WORD.finditer(text, span.start, span.end))
    telling = [word for word in words if word[0].lower() not in leaving] or words
    return all(
        any(one.start <= word.start() and word.end() <= one.end for one in suggested)
        for word in telling
    )
