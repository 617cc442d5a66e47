"""Where a name that has begun goes on: surnames, lists of names, titles before it."""

from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    AFTER,
    ALSO,
    BEFORE_TITLE,
    FUNCTION,
    GIVEN,
    MASKED,
    PARTICLE,
    PUBLIC,
    ROLE,
    SEASON,
    SELDOM,
    TITLE,
    VERB,
    WRITTEN,
    Words,
)

NEVER: Final = MASKED | FUNCTION | ROLE | TITLE


def goes_on(words: Words, place: int) -> bool:
    """Whether this word is the surname or the initial of the name before it."""
    kind = words.kinds[place]
    if words.parted(place) or kind & (MASKED | ROLE):
        return False
    if words.written[place - 1][-1:] != words.text[words.stops[place - 1] - 1]:
        return False  # "Steve's Visits"
    if words.capital(place):
        return not kind & (FUNCTION | PUBLIC | AFTER | VERB) or bool(kind & (GIVEN | ALSO))
    if kind & PARTICLE:
        return leads_to_capital(words, place)
    shouted = words.written[place].isupper() and words.written[place - 1].isupper()
    small = words.written[place - 1].islower() or shouted
    return small and len(words.plain[place]) > 3 and not words.ordinary(place)


def leads_to_capital(words: Words, place: int) -> bool:
    """ "De" of "de Souza", "van" of "van der Berg": small letters that lead to a capital."""
    for step in (1, 2):
        if place + step >= len(words) or words.parted(place + step):
            return False
        if words.capital(place + step):
            return True
        if not words.kinds[place + step] & PARTICLE:
            return False
    return False


def in_list(words: Words, sure: list[float], place: int) -> bool:
    """ "Anna & Demi", "Paul, Oke and Jo": a capital word beside a name."""
    if not words.capital(place) or (words.ordinary(place) and not words.kinds[place] & ALSO):
        return False
    if words.opens(place) or words.kinds[place] & (NEVER | SEASON):
        return False
    beside = place - 2 if words.plain[place - 1] == "and" else place - 1
    joined = beside == place - 2 or words.mark(place) in ("&", ",", "/")
    return joined and beside >= 0 and bool(sure[beside])


def join(words: Words, sure: list[float]) -> Iterator[Finding]:
    """One finding for each run of words that make up a name, with its title."""
    place = 0
    while place < len(words):
        if not sure[place]:
            place += 1
            continue
        last = place
        while last + 1 < len(words) and sure[last + 1] and not words.parted(last + 1):
            last += 1
        start = words.starts[_title_of(words, place)]
        yield Finding("identifier", "name", start, words.end(last), max(sure[place : last + 1]))
        place = last + 1


def _title_of(words: Words, place: int) -> int:
    """The place of the first word of "Mr and Mrs", "Staff Nurse" or "Little" before a name."""
    first = place
    while first and not words.parted(first) and first > place - 4:
        if not _is_title(words, first - 1, first):
            break
        first -= 1
    return first


def _is_title(words: Words, place: int, name: int) -> bool:
    kind = words.kinds[place]
    if kind & WRITTEN:
        return True
    if words.plain[place] in ("and", "&"):
        return bool(words.kind(place - 1) & WRITTEN and words.kinds[name] & WRITTEN)
    if not words.written[place][0].isupper():
        return False
    if kind & (TITLE | BEFORE_TITLE):
        return True
    return bool(kind & SELDOM and words.capital(name))
