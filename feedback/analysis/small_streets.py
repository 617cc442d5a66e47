"""Finds addresses in small letters, a street's short form or misspelling included."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    FUNCTION,
    GENERIC,
    MASKED,
    PUBLIC,
    ROLE,
    STREET,
    Words,
    word_set,
)

_NUMBER: Final = re.compile(
    r"(?<![\w£.:/,-])(?:(?:flat|room|unit)[ ]\d{1,3}[a-z]?,?[ ])?(?:number[ ]|no\.?[ ])?"
    r"\d{1,4}[a-z]?,?[ ](?=[a-z][a-z'’]{2})",
)
_FLAT: Final = re.compile(r"flat|room|unit|number|no\b")
_BEFORE: Final = re.compile(
    r"(?:^|[,.:;(\n]|\b(?:at|to|is|its|it['’]s|im|i['’]m|from|for|of|lives?|living|address|house|flat"
    r"|bungalow|in|round|hes|shes|outside|past|salts?|on))[ ]{0,2}$",
    re.IGNORECASE,
)
_LONGEST: Final = 4


def small_streets(words: Words) -> Iterator[Finding]:
    """ "44 dunlin clowse", "17b station rd tidwell", "48 cannon hill", "3 the paddocks"."""
    for match in _NUMBER.finditer(words.text):
        first = bisect_left(words.starts, match.end())
        if first >= len(words) or words.large[first]:
            continue
        told = bool(_FLAT.match(match[0])) or bool(
            _BEFORE.search(words.text, max(0, match.start() - 12), match.start())
        )
        noun = _noun(words, first, told=told)
        if noun:
            last = with_village(words, noun)
            yield Finding("identifier", "address", match.start(), words.end(last), 0.5)


def _noun(words: Words, first: int, *, told: bool) -> int:
    """The place of the word that says what kind of street it is; 0 where there is none."""
    if words.plain[first] == "the":
        after = words.plain[first + 1 : first + 2]
        the_small = told and word_set("places", "after_the").issuperset(after)
        return first + 1 if after and the_small else 0
    for place in range(first, min(first + _LONGEST, len(words))):
        if place > first and words.parted(place):
            return 0
        if place > first and _is_street(words, first, place, told=told):
            return place
        if words.kinds[place] & (FUNCTION | MASKED) or words.plain[place] in _no_name():
            return 0
    return 0


def _is_street(words: Words, first: int, noun: int, *, told: bool) -> bool:
    plain = words.plain[noun]
    if plain in word_set("places", "short_streets"):
        return told or not all(map(words.ordinary, range(first, noun)))
    if not told or not (words.kinds[noun] & STREET or plain in _blocks()) or noun - first > 2:
        return False
    return all(_names(words, place) for place in range(first, noun))


def _names(words: Words, place: int) -> bool:
    """ "Dyers" and "cannon", not "visits": what streets are called, not what is counted."""
    kind, plain = words.kinds[place], words.plain[place]
    counted = plain[-1] == "s" and words.ordinary(place) and plain[-3:] != "ers"
    if counted or kind & ROLE:
        return False
    return not kind & (GENERIC | PUBLIC) or plain in word_set("places", "names_of_farms")


def with_village(words: Words, place: int) -> int:
    """ "17b station rd tidwell", "2 the crescent little marsham": the village after it."""
    after = place + 1
    if after + 1 < len(words) and words.plain[after] in word_set("places", "qualifiers"):
        after += 1
    if after >= len(words) or any(map(words.parted, range(place + 1, after + 1))):
        return place
    plain = words.plain[after]
    endings = tuple(word_set("places", "endings"))
    village = len(plain) > 5 and plain.endswith(endings) and not words.ordinary(after)
    return after if village and not words.large[after] else place


def _no_name() -> frozenset[str]:
    return word_set("places", "counted") | word_set("places", "no_street_name")


def _blocks() -> frozenset[str]:
    return word_set("places", "blocks")
