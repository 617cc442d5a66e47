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
    PLAIN,
    PUBLIC,
    ROLE,
    SEASON,
    SELDOM,
    TITLE,
    VERB,
    WRITTEN,
    Words,
    word_set,
)

NEVER: Final = MASKED | FUNCTION | ROLE | TITLE


def goes_on(words: Words, place: int) -> bool:
    """Whether this word is the surname or the initial of the name before it."""
    kind = words.kinds[place]
    if words.parted(place) or kind & MASKED:
        return False
    if words.written[place - 1][-1:] != words.text[words.stops[place - 1] - 1]:
        return False  # "Steve's Visits"
    if words.plain[place] in word_set("names", "kin_after"):
        return bool(words.kinds[place - 1] & GIVEN)  # "Parveen baji"
    if kind & ROLE:
        return False
    if words.capital(place):
        if kind & PUBLIC and words.kinds[place - 1] & GIVEN and not kind & _NO_SURNAME:
            return words.plain[place] not in _DAYS  # "Mary Bolton"
        return not kind & (FUNCTION | PUBLIC | AFTER | VERB) or bool(kind & (GIVEN | ALSO))
    if kind & PARTICLE:
        return leads_to_capital(words, place)
    if words.plain[place] in word_set("names", "surnames_small"):
        return _small_surname(words, place)
    shouted = words.written[place].isupper() and words.written[place - 1].isupper()
    small = words.written[place - 1].islower() or shouted or _ends_name(words, place)
    return small and len(words.plain[place]) > 3 and not words.ordinary(place)


def _ends_name(words: Words, place: int) -> bool:
    """ "Fatima begum came": a surname written small after a given name with a capital."""
    if not words.kinds[place - 1] & GIVEN or not words.written[place].islower():
        return False
    return place + 1 == len(words) or bool(words.kinds[place + 1] & AFTER)


_NO_SURNAME: Final = PLAIN | FUNCTION | SEASON | AFTER | VERB
_DAYS: Final = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)


def _small_surname(words: Words, place: int) -> bool:
    """ "Sarah green is kind": a word for a surname, small, where nothing else goes on."""
    if not words.kinds[place - 1] & GIVEN or (place > 1 and words.kinds[place - 2] & GIVEN):
        return False
    if place + 1 == len(words) or words.parted(place + 1):
        return True
    return bool(words.kinds[place + 1] & AFTER)


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
    while first and first > place - 4:
        if words.parted(first) and not _and_mrs(words, first):
            break
        if not _is_title(words, first - 1, first):
            break
        first -= 1
    return first


def _small_title(words: Words, place: int, name: int) -> bool:
    """ "Old Mr Oke", "pastor dele"; not "my sister jean", who is a sister first."""
    if words.plain[place] in _ADJECTIVES:
        return True
    if words.large[name]:
        return False
    mine = words.plain[place - 1 : place] in _OF_SOMEBODY
    return bool(words.kinds[place] & TITLE) and words.plain[place] != "staff" and not mine


_ADJECTIVES: Final = frozenset(["old", "young", "wee", "poor", "little", "big"])
_OF_SOMEBODY: Final = (["my"], ["our"], ["his"], ["her"], ["your"], ["their"], ["the"], ["a"])


def _and_mrs(words: Words, place: int) -> bool:
    """ "Mr. & Mrs. Oke"."""
    both = words.kinds[place - 1] & words.kinds[place] & WRITTEN
    return bool(both) and words.mark(place) in ("&", ". &", "/")


def _is_title(words: Words, place: int, name: int) -> bool:
    kind = words.kinds[place]
    if kind & WRITTEN:
        return True
    if words.plain[place] in ("and", "&"):
        return bool(words.kind(place - 1) & WRITTEN and words.kinds[name] & WRITTEN)
    if not words.large[place]:
        return _small_title(words, place, name)
    if kind & (TITLE | BEFORE_TITLE):
        return True
    return bool(kind & SELDOM and words.capital(name))
