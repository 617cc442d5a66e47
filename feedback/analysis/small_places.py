"""Places in small letters: "at st josephs", "to oakdene", "in the red lion"."""

from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import GIVEN, Words, word_set

_IN: Final = frozenset(["at", "in", "into", "near", "from"])
_GONE: Final = _IN | {
    "to",
    "go",
    "goes",
    "going",
    "went",
    "left",
    "leave",
    "closed",
    "closing",
    "shut",
    "of",
}
_INSIDE: Final = frozenset(
    ["at", "in", "to", "from", "into", "behind", "opposite", "outside", "closed", "left", "leave"]
)


def is_home(words: Words, place: int) -> bool:
    """ "To oakdene", "you closed Moorside": a name that homes have, where people go or live."""
    if words.parted(place) or words.plain[place] not in word_set("places", "homes"):
        return False
    return words.plain[place - 1] in _GONE


def opens_as_home(words: Words, place: int) -> Iterator[Finding]:
    """ "Pinewood. Never again.", "Fairlawns was full": a capital on a name that homes have."""
    plain = words.plain[place]
    homes = word_set("places", "homes")
    if plain not in homes and not (plain[-1] == "s" and plain[:-1] in homes):
        return
    if not words.kinds[place] & GIVEN and words.capital(place):
        yield Finding("identifier", "place", words.starts[place], words.end(place), 0.4)


def small_place(words: Words, place: int) -> Iterator[Finding]:
    """ "At st josephs", "in upper thorley", "at sunnyside": small letters, no word of English."""
    plain, before = words.plain[place], words.plain[place - 1]
    named = len(plain) > 4 and not words.parted(place)
    if named and before in ("st", "saint"):
        named = plain[-1] == "s" and plain[:-1] in word_set("first_names", "names")
    elif not named or before not in ("upper", "nether", "lower") or place < 2:
        named = False
    else:
        named = words.plain[place - 2] in _IN and not words.ordinary(place)
    if named or is_home(words, place) or _sounds_like_a_place(words, place):
        start = words.starts[place - 1 if named else place]
        yield Finding("identifier", "place", start, words.end(place), 0.4)


def _sounds_like_a_place(words: Words, place: int) -> bool:
    """ "at sunnyside", "in little moddershall": small letters, but no word of English."""
    plain = words.plain[place]
    if len(plain) < 7 or words.plain[place - 1] not in _IN:
        return False
    return (
        plain.endswith(tuple(word_set("places", "endings")))
        and not words.ordinary(place)
        and not words.kinds[place] & GIVEN
    )


def told_small(words: Words, place: int) -> Iterator[Finding]:
    """ "At the larches", "in the red lion": small letters, where people say they are."""
    first = place - 1
    if words.plain[first] in word_set("places", "pubs_before"):
        if words.plain[place] not in word_set("places", "pubs"):
            return
        first -= 1
    elif words.plain[place] not in word_set("places", "told_small"):
        return
    if first > 0 and words.plain[first] == "the" and words.plain[first - 1] in _INSIDE:
        yield Finding("identifier", "place", words.starts[first], words.end(place), 0.4)
