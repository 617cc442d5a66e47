"""Places told by a name that villages, houses and pubs have, and by how a word sounds."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    FUNCTION,
    GENERIC,
    GIVEN,
    HOUSE,
    MASKED,
    PLAIN,
    PUBLIC,
    SMALL,
    STREET,
    TITLE,
    WELSH,
    Words,
    word_set,
)


def by_its_name(words: Words, place: int) -> Iterator[Finding]:
    """ "The Larches", "the Red Lion", "The Old Forge", "St Chad's", "Great Tolling"."""
    kind, plain, before = words.kinds[place], words.plain[place], words.plain[place - 1]
    if not words.capital(place):
        return
    if before == "our" and plain == "lady" and words.capital(place - 1):
        yield _our_lady(words, place)
    if words.parted(place):
        return
    if kind & HOUSE:
        yield from _called_after(words, place)
    if not words.capital(place - 1) or kind & (FUNCTION | MASKED):
        return
    if before in ("st", "saint") and not kind & GENERIC:
        yield Finding("identifier", "place", words.starts[place - 1], words.stops[place], 0.5)
    elif words.plain[place - 2 : place - 1] == ["the"]:
        head = plain == "head" and words.stops[place - 1] > words.end(place - 1)
        if (
            head
            or plain in word_set("places", "pubs")
            or (before == "old" and plain in old_houses())
        ):
            yield Finding("identifier", "place", words.starts[place - 2], words.end(place), 0.5)
    elif (
        before in word_set("places", "villages")
        and not kind & (GENERIC | PUBLIC | TITLE)
        and _near_to(words, place - 1)
    ):
        yield Finding("identifier", "place", words.starts[place - 1], words.end(place), 0.5)


def _our_lady(words: Words, place: int) -> Finding:
    """ "Our Lady of the Fields", "Our Lady's"."""
    last = place
    for one in range(place + 1, min(place + 5, len(words))):
        if words.parted(one) or not (
            words.capital(one) or words.plain[one] in ("of", "the", "and")
        ):
            break
        last = one if words.capital(one) else last
    return Finding("identifier", "place", words.starts[place - 1], words.end(last), 0.5)


def _near_to(words: Words, place: int) -> bool:
    """ "In Great Tolling", "Pump Street, Great Tolling"."""
    if place == 0:
        return False
    street = words.mark(place) == "," and words.kinds[place - 1] & STREET
    return bool(street) or words.plain[place - 1] in near()


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
    if named or _sounds_like_a_place(words, place):
        start = words.starts[place - 1 if named else place]
        yield Finding("identifier", "place", start, words.end(place), 0.4)


_IN: Final = frozenset(["at", "in", "into", "near", "from"])


def _sounds_like_a_place(words: Words, place: int) -> bool:
    """ "at sunnyside", "in little moddershall": small letters, but no word of English."""
    plain = words.plain[place]
    if len(plain) < 7 or words.plain[place - 1] not in _IN:
        return False
    return (
        plain.endswith(_endings()) and not words.ordinary(place) and not words.kinds[place] & GIVEN
    )


def _called_after(words: Words, place: int) -> Iterator[Finding]:
    """ "The Gatehouse", "at the Larches": a name that houses and pubs have."""
    if words.plain[place - 1] != "the" or words.parted(place):
        return
    following = place + 1
    parted = following < len(words) and words.parted(following)
    if following < len(words) and words.kinds[following] & (SMALL | STREET) and not parted:
        return
    last = place
    if following < len(words) and words.capital(following) and not parted:
        last = following
    yield Finding("identifier", "place", words.starts[place - 1], words.end(last), 0.5)


def welsh(words: Words, place: int) -> Iterator[Finding]:
    """ "Heol Fawr", "31 Cae Glas", "Maes y Coed"; "Bryn" alone is a man."""
    if not words.kinds[place] & WELSH or not words.capital(place):
        return
    last = place + 1
    if words.plain[last : last + 1] in _OF_THE and len(words) > last + 1:
        last += 1
    if last >= len(words) or not words.capital(last) or any(map(words.parted, {last, place + 1})):
        return
    if last == place + 1 and (words.kinds[place] & GIVEN or words.ordinary(last)):
        return
    start = words.starts[place]
    number = _NUMBER.search(words.text, max(0, start - 6), start)
    label, begin = ("address", number.start()) if number else ("place", start)
    yield Finding("identifier", label, begin, words.end(last), 0.5)


_OF_THE: Final = (["y"], ["yr"], ["r"], ["tyn"])
_NUMBER: Final = re.compile(r"\b\d{1,4}[a-z]?,?[ ]$")


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


_INSIDE: Final = frozenset(["at", "in", "to", "from", "into", "behind", "opposite", "outside"])


def pub(words: Words, first: int, second: int) -> Iterator[Finding]:
    """ "The Bull and Bush", "the Dog & Duck": two words with a capital after "the"."""
    if second >= len(words) or words.parted(first):
        return
    if words.parted(second) and words.mark(second) != "&":
        return
    if all(words.capital(one) and not _common(words.kinds[one]) for one in (first, second)):
        yield Finding("identifier", "place", words.starts[first - 1], words.end(second), 0.5)


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
    town = words.kinds[place] & (PUBLIC | PLAIN | FUNCTION) == PUBLIC  # "Kirkby Malzeard"
    return words.starts[place] if town else start


def with_what_it_is(words: Words, one: Finding) -> Finding:
    """ "The mosque on Alma Terrace", "Ashlar View extra care scheme": more than its name tells."""
    if one.label not in ("address", "place"):
        return one
    kind = _WHAT_IT_IS.match(words.text, one.end)
    start, label = one.start, one.label
    noun = bisect_left(words.starts, one.start) - 2
    if (
        noun > 0
        and words.plain[noun + 1] in _STANDS
        and words.plain[noun] in word_set("places", "meeting")
    ):
        named = _article_before(words, noun)
        if named is not None and not any(map(words.parted, range(named + 1, noun + 3))):
            start, label = words.starts[named], "place"
    return replace(one, label=label, start=start, end=kind.end() if kind else one.end)


def _article_before(words: Words, noun: int) -> int | None:
    """Where the "the" of "the old scout hut" stands."""
    for place in range(noun - 1, max(-1, noun - 4), -1):
        if words.plain[place] == "the":
            return place
        if words.kinds[place] & (FUNCTION | MASKED):
            return None
    return None


_STANDS: Final = frozenset(["on", "in", "at", "off", "down", "up"])
_WHAT_IT_IS: Final = re.compile(
    r"[ ](?:(?:extra[ -]care|sheltered|supported|care|nursing|residential|day|respite|community"
    r"|primary|junior|infants?|high|special)[ ]"
    r"(?:scheme|home|housing|centre|center|living|school|complex|unit|flats)|Primary|Academy)\b"
)


def old_houses() -> frozenset[str]:
    return word_set("places", "old_houses")


def near() -> frozenset[str]:
    return word_set("places", "before")


def _endings() -> tuple[str, ...]:
    return tuple(word_set("places", "endings"))


def qualifiers() -> frozenset[str]:
    return word_set("places", "qualifiers")
