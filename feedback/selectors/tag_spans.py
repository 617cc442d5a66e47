"""Which words of a comment a tag may be put on when it is split, or joined with its neighbour."""

import re
from collections.abc import Iterable

from feedback.models import Tag

Place = tuple[int, int]
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*")
_WORD = re.compile(r"\S+")


def sentences(text: str) -> list[Place]:
    """Where each sentence of a text begins and ends."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def cuts(tag: Tag, text: str) -> list[int]:
    """Where the second part of a split tag may begin: at each word but the first."""
    start, end = _to_split(tag, text)
    return [start + word.start() for word in _WORD.finditer(text[start:end])][1:]


def halves(tag: Tag, text: str, at: int) -> tuple[Place, Place]:
    """The words on both sides of a cut, without the blanks around them."""
    start, end = _to_split(tag, text)
    return _trimmed(text, start, at), _trimmed(text, at, end)


def neighbour(tag: Tag, tags: Iterable[Tag], text: str) -> Tag | None:
    """The tag about the same statement that stands behind this one with no word between them."""
    behind = [one for one in tags if _place(one) > _place(tag) and are_beside(tag, one, text)]
    return min(behind, key=_place, default=None)


def are_beside(tag: Tag, other: Tag, text: str) -> bool:
    """True when two tags about one statement rest on words with no other word between them."""
    first, second = sorted([tag, other], key=_place)
    rest_on_words = first.start < first.end and second.start < second.end
    same = first.quality_statement_id == second.quality_statement_id and first.pk != second.pk
    return rest_on_words and same and not re.search(r"\w", text[first.end : second.start])


def _to_split(tag: Tag, text: str) -> Place:
    """The words a person chose, or the sentences in which a machine's few words stand."""
    if tag.source == Tag.Source.PERSON:
        return tag.start, tag.end
    touched = [one for one in sentences(text) if one[0] < tag.end and tag.start < one[1]]
    return (touched[0][0], touched[-1][1]) if touched else (0, len(text))


def _trimmed(text: str, start: int, end: int) -> Place:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _place(tag: Tag) -> tuple[int, int, int]:
    return tag.start, tag.end, tag.pk
