"""Places told by a name that villages, houses and pubs have, and by how a word sounds."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    FUNCTION,
    GENERIC,
    GIVEN,
    HOUSE,
    MASKED,
    PUBLIC,
    SMALL,
    STREET,
    TITLE,
    Words,
    word_set,
)


def by_its_name(words: Words, place: int) -> Iterator[Finding]:
    """ "The Larches", "the Red Lion", "The Old Forge", "St Chad's", "Great Tolling"."""
    kind, plain, before = words.kinds[place], words.plain[place], words.plain[place - 1]
    if not words.capital(place) or words.parted(place):
        return
    if kind & HOUSE:
        yield from _called_after(words, place)
    if not words.capital(place - 1) or kind & (FUNCTION | MASKED):
        return
    if before in ("st", "saint") and not kind & GENERIC:
        yield Finding("identifier", "place", words.starts[place - 1], words.stops[place], 0.5)
    elif words.plain[place - 2 : place - 1] == ["the"]:
        if plain in word_set("places", "pubs") or (before == "old" and plain in old_houses()):
            yield Finding("identifier", "place", words.starts[place - 2], words.end(place), 0.5)
    elif (
        before in _VILLAGE and not kind & (GENERIC | PUBLIC | TITLE) and _near_to(words, place - 1)
    ):
        yield Finding("identifier", "place", words.starts[place - 1], words.end(place), 0.5)


def _near_to(words: Words, place: int) -> bool:
    return place > 0 and words.plain[place - 1] in near()


_VILLAGE: Final = frozenset(["upper", "nether", "lower", "little", "great", "long", "much", "over"])


def sounds_like_a_place(words: Words, place: int) -> bool:
    """ "at sunnyside", "in little moddershall": small letters, but no word of English."""
    plain = words.plain[place]
    if len(plain) < 7 or words.plain[place - 1] not in ("at", "in", "near", "from"):
        return False
    return (
        plain.endswith(_endings()) and not words.ordinary(place) and not words.kinds[place] & GIVEN
    )


def _called_after(words: Words, place: int) -> Iterator[Finding]:
    """ "The Gatehouse", "at the Larches": a name that houses and pubs have."""
    if words.plain[place - 1] != "the" or words.parted(place):
        return
    following = place + 1
    if following < len(words) and words.kinds[following] & (SMALL | STREET):
        return
    last = place
    if following < len(words) and words.capital(following) and not words.parted(following):
        last = following
    yield Finding("identifier", "place", words.starts[place - 1], words.end(last), 0.5)


def pub(words: Words, joint: int) -> Iterator[Finding]:
    """ "The Bull and Bush": two words with a capital after "the"."""
    pair = (joint - 1, joint + 1)
    if joint + 1 >= len(words) or words.parted(joint + 1) or words.parted(joint - 1):
        return
    if all(words.capital(one) and not _common(words.kinds[one]) for one in pair):
        yield Finding("identifier", "place", words.starts[joint - 2], words.end(joint + 1), 0.5)


def _common(kind: int) -> bool:
    return bool(kind & (PUBLIC | MASKED | FUNCTION | TITLE | GENERIC))


def as_place(words: Words, start: int, end: int) -> bool:
    """Whether an unknown word with a capital sounds like a village or a house, not a person."""
    before = words.text[max(0, start - 14) : start].lower().split()
    if before and before[-1] == "the":
        return True
    beside = bool(before) and before[-1] in near()
    last = words.text[start:end].lower().rpartition(" ")[2]
    return beside or (len(last) > 5 and last.endswith(_endings()))


def with_qualifier(words: Words, start: int) -> int:
    """Where "Nether Cobley" begins, when "Cobley" begins at `start`."""
    place = bisect_left(words.starts, start) - 1
    if place < 0 or words.parted(place + 1) or not words.capital(place):
        return start
    if words.plain[place] in qualifiers() or words.plain[place] in ("the", "isle"):
        return words.starts[place]
    return start


def old_houses() -> frozenset[str]:
    return word_set("places", "old_houses")


def near() -> frozenset[str]:
    return word_set("places", "before")


def _endings() -> tuple[str, ...]:
    return tuple(word_set("places", "endings"))


def qualifiers() -> frozenset[str]:
    return word_set("places", "qualifiers")
