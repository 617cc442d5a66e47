"""Finds places small enough to tell who somebody is: streets, houses, homes, wards, villages, pubs.

Councils, counties and larger towns stay: they are among the public names.
"""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    ALSO,
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
from feedback.analysis.place_names import (
    by_its_name,
    near,
    old_houses,
    pub,
    qualifiers,
    welsh,
)
from feedback.analysis.small_places import opens_as_home, small_place, told_small
from feedback.analysis.spelt_numbers import TENS, TO_NINETEEN

_LONGEST_RUN: Final = 5
_SPELT: Final = rf"(?:{'|'.join(TENS)})?[ -]?(?:{'|'.join((*TO_NINETEEN, *TENS))})"
_NUMBER_BEFORE: Final = re.compile(
    r"(?:(?:(?:top|upper|lower|ground floor|first floor|second floor|basement|garden)[ ]flat"
    r"|(?:ground|first|second|third|top|\d{1,2}(?:st|nd|rd|th)) floor),?[ ])?"
    r"(?:(?:flat|apartment|apt|unit|plot|room|house|cottage|block|caravan|pitch"
    r"|suite|shed|cabin|hut|pod|studio|bedsit|berth)[ ]{1,2}"
    r"(?:\d{1,4}[a-z]?,?[ ]{1,2}(?=\d))?)?"
    rf"(?:number[ ]|no\.?[ ]?)?\b(?:\d{{1,4}}[a-z]?(?:[/-]\d{{1,3}}[a-z]?)?|{_SPELT}),?[ ]{{1,2}}$",
    re.IGNORECASE,
)
_LABEL_AFTER: Final = re.compile(r"[ ](?:\d{1,2}[A-Za-z]?|[B-HJ-Z])(?![\w'’])")


def find_places(words: Words) -> Iterator[Finding]:
    """Every named place in the text, in order; a street or a house with a number is an address."""
    joined = "&" in words.text
    for place, kind in enumerate(words.kinds):
        if kind & (HOUSE | WELSH):
            yield from welsh(words, place) if words.large[place] else told_small(words, place)
        if place and kind & (STREET | SMALL) and not kind & MASKED:
            yield from _named_by_noun(words, place)
        if words.large[place]:
            yield from opens_as_home(words, place)
            if place:
                yield from by_its_name(words, place)
                if joined and words.mark(place) == "&" and _after_the(words, place - 1):
                    yield from pub(words, place - 1, place)
        elif not kind and place:
            yield from small_place(words, place)
        elif words.plain[place] == "and" and _after_the(words, place - 1):
            yield from pub(words, place - 1, place + 1)


def _after_the(words: Words, place: int) -> bool:
    return place > 0 and words.plain[place - 1] == "the"


def _named_by_noun(words: Words, noun: int) -> Iterator[Finding]:
    """ "Orchard Court", "Pump Street practice", "the Larches day centre", "Ward 14B"."""
    if words.plain[noun] == "ward":
        label = _LABEL_AFTER.match(words.text, words.stops[noun])
        if label:
            yield Finding("identifier", "place", words.starts[noun], label.end(), 0.7)
            return
    first = _run_before(words, noun)
    if first == noun:
        yield from _small_letters(words, noun)
        return
    start, noun = words.starts[first], _last(words, noun)
    is_street = bool(words.kinds[noun] & STREET) and words.plain[noun] not in _EITHER
    number = _NUMBER_BEFORE.search(words.text, max(0, start - 30), start)
    if number:
        yield Finding("identifier", "address", number.start(), words.end(noun), 0.8)
    elif is_street:
        yield Finding("identifier", "address", _the(words, first), words.end(noun), 0.6)
    else:
        yield Finding("identifier", "place", _the(words, first), words.end(noun), 0.6)


def _last(words: Words, noun: int) -> int:
    """ "St Oswald's church hall": the noun that is said of a place already named."""
    may = SMALL | STREET if words.written[noun].islower() else SMALL
    while noun + 1 < len(words) and words.kinds[noun] & may and not words.parted(noun + 1):
        if not words.kinds[noun + 1] & SMALL or words.kinds[noun + 1] & (FUNCTION | MASKED):
            break
        noun += 1
    return noun


_EITHER: Final = frozenset(
    ["house", "court", "lodge", "hall", "grange", "manor", "cottage", "mill"]
)


def _run_before(words: Words, noun: int) -> int:
    """Where the name before the noun begins; the noun itself when nothing names it."""
    first, telling, connected = noun, False, False
    big = words.capital(noun)
    if not big and words.plain[noun] not in _sure_nouns() and not _after_street(words, noun):
        return noun
    place = noun - 1
    while place >= max(0, noun - _LONGEST_RUN):
        if words.parted(place + 1) or words.kinds[place] & MASKED:
            break
        kind, plain = words.kinds[place], words.plain[place]
        if not words.capital(place):
            small = kind & GENERIC and not telling and not big and not kind & FUNCTION
            joins = plain in ("and", "of", "the", "upon", "on", "in") and telling and not connected
            if not small and not (joins and place and _tells(words, place - 1, noun)):
                break
            connected = connected or bool(joins)
        elif kind & FUNCTION or (kind & TITLE and not kind & GENERIC and not telling):
            break
        elif _tells(words, place, noun):
            telling, first = True, place
        elif telling or big:
            first = place if telling else first
        place -= 1
    return first if telling else noun


def _after_street(words: Words, noun: int) -> bool:
    """ "Canal Street Baptist hall"."""
    beside = range(max(0, noun - 2), noun)
    return any(words.kinds[one] & STREET and words.capital(one) for one in beside)


def _tells(words: Words, place: int, noun: int) -> bool:
    """Whether a word names the place, rather than say what kind of place it is."""
    kind = words.kinds[place]
    if not words.capital(place) or kind & (FUNCTION | MASKED):
        return False
    opens = words.opens(place)
    if words.plain[place] in qualifiers():
        return words.kinds[noun] & STREET > 0 and not (
            words.plain[place] in ("high", "new", "low") and words.plain[noun] in ("street", "road")
        )
    if kind & GENERIC and not kind & GIVEN:
        return _farm(words, place, noun)
    if opens and kind & PLAIN and not words.capital(noun):
        return False
    if kind & PUBLIC and not kind & (GIVEN | ALSO):
        return words.capital(noun) and words.plain[noun] not in word_set("places", "large")
    return True


def _farm(words: Words, place: int, noun: int) -> bool:
    """ "Top Farm", "Bridge Street", not "Care Farm" or "Day Centre"."""
    named = words.plain[place] in word_set("places", "names_of_farms") and words.capital(noun)
    farms = word_set("places", "farms") | word_set("places", "small_streets")
    return named and words.plain[noun] in farms


def _small_letters(words: Words, noun: int) -> Iterator[Finding]:
    """ "at orchard court", "millfield surgery", "the old mill flats", "the old rectory"."""
    before, plain = noun - 1, words.plain[noun]
    if words.parted(noun) or words.written[noun][0].isupper():
        return
    if _named_for(words, noun):
        yield Finding("identifier", "place", words.starts[before], words.end(noun), 0.45)
        return
    if before < 1:
        return
    if plain in word_set("places", "small_streets"):
        yield from _small_street(words, noun)
        return
    kind, word = words.kinds[before], words.plain[before]
    if kind & (FUNCTION | GENERIC | MASKED | PUBLIC) and not (
        word == "old" or word in old_houses()
    ):
        return
    old = words.plain[noun - 1] == "old" and plain in old_houses()
    old = old or (
        plain in _plots() and word in old_houses() and words.plain[noun - 2] in ("old", "new")
    )
    if old and "the" in words.plain[max(0, noun - 3) : noun]:
        first = noun - 1 - words.plain[max(0, noun - 3) : noun][::-1].index("the")
        yield Finding("identifier", "place", words.starts[first], words.end(noun), 0.45)
    elif (plain in _COURTS or _in_bloom(words, noun)) and words.plain[noun - 2] in near():
        yield Finding("identifier", "place", words.starts[before], words.end(noun), 0.45)
    elif len(word) > 3 and not words.ordinary(before) and not kind & (GIVEN | ALSO):
        near_by = plain == "house" and words.plain[noun - 2] in near()
        if words.plain[noun - 2] in _GOES and len(word) > 5:
            near_by = near_by or plain in _sure_nouns()
        if near_by or plain in _sure_nouns() - word_set("places", "departments"):
            yield Finding("identifier", "place", words.starts[before], words.end(noun), 0.45)


def _small_street(words: Words, noun: int) -> Iterator[Finding]:
    """ "We live on mill lane", "twelve victoria terrace", "at bridge street surgery"."""
    before = noun - 1
    if words.kinds[before] & (FUNCTION | MASKED) or words.large[before]:
        return
    if words.parted(before) or words.plain[before] in word_set("places", "no_street_name"):
        return
    start, last = words.starts[before], _last(words, noun)
    number = _NUMBER_BEFORE.search(words.text, max(0, start - 30), start)
    if number:
        yield Finding("identifier", "address", number.start(), words.end(last), 0.5)
    elif words.plain[noun - 2] in near() or words.plain[noun - 2] in ("on", "go", "down", "up"):
        yield Finding("identifier", "address", start, words.end(last), 0.4)


def _named_for(words: Words, noun: int) -> bool:
    """ "Hazel lodge is full", "outside coronation house": what homes and blocks are named for."""
    plain, word = words.plain[noun], words.plain[noun - 1]
    if plain in word_set("places", "small_named") and word in word_set("places", "names_small"):
        return not words.large[noun - 1]
    if plain not in _HOMES or words.large[noun - 1] or words.kinds[noun - 1] & GENERIC:
        return False
    return word in word_set("places", "names_of_units") | word_set("places", "names_of_houses")


def _in_bloom(words: Words, noun: int) -> bool:
    """ "At fern bank", "the office at orchard parade"."""
    names = word_set("places", "names_of_units") | word_set("places", "names_of_houses")
    named = words.plain[noun - 1] in names
    return named and words.plain[noun] in word_set("places", "small_blocks")


_HOMES: Final = frozenset(["lodge", "court", "grange", "manor", "house", "villas"])
_GOES: Final = frozenset(["at", "go", "goes", "from", "to", "attend", "attends"])
_COURTS: Final = frozenset(["court", "lodge", "grange", "manor", "villas", "mews", "terrace"])


def _the(words: Words, first: int) -> int:
    """With the article before it."""
    if first and words.plain[first - 1] == "the" and not words.parted(first):
        return words.starts[first - 1]
    return words.starts[first]


def _sure_nouns() -> frozenset[str]:
    return word_set("places", "sure_small") | word_set("places", "sure_street")


def _plots() -> frozenset[str]:
    return word_set("places", "plots")
