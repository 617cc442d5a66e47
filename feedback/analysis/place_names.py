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
    VERB,
    WELSH,
    Words,
    word_set,
)
from feedback.analysis.small_places import is_home


def by_its_name(words: Words, place: int) -> Iterator[Finding]:
    """ "The Larches", "the Red Lion", "The Old Forge", "St Chad's", "Great Tolling"."""
    kind, plain, before = words.kinds[place], words.plain[place], words.plain[place - 1]
    if before == "our" and plain == "lady" and words.capital(place) and words.capital(place - 1):
        yield _our_lady(words, place)
    if words.parted(place):
        return
    if is_home(words, place):
        yield Finding("identifier", "place", words.starts[place], words.end(place), 0.5)
        return
    if not words.capital(place):
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


def pub(words: Words, first: int, second: int) -> Iterator[Finding]:
    """ "The Bull and Bush", "the Dog & Duck": two words with a capital after "the"."""
    if second >= len(words) or words.parted(first):
        return
    if words.parted(second) and words.mark(second) != "&":
        return
    if all(words.capital(one) and not _common(words, one) for one in (first, second)):
        yield Finding("identifier", "place", words.starts[first - 1], words.end(second), 0.5)


def _common(words: Words, place: int) -> bool:
    common = words.kinds[place] & (PUBLIC | MASKED | FUNCTION | TITLE | GENERIC)
    return bool(common) and words.plain[place] not in word_set("places", "pubs")


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
    post = noun > 0 and words.plain[noun + 1] in _SERVES
    if post and words.plain[noun] in word_set("places", "posts"):
        first = _post_before(words, noun)
        if not any(map(words.parted, range(first + 1, noun + 3))):
            start, label = words.starts[first], "place"
    elif (
        noun > 0
        and words.plain[noun + 1] in _STANDS
        and words.plain[noun] in word_set("places", "meeting")
    ):
        named = _article_before(words, noun)
        if named is not None and not any(map(words.parted, range(named + 1, noun + 3))):
            start, label = words.starts[named], "place"
    return replace(one, label=label, start=start, end=kind.end() if kind else one.end)


def _post_before(words: Words, noun: int) -> int:
    """Where "the last lighthouse keeper", "parish clerk" and "our vicar" begin."""
    first = noun
    while first and noun - first < _LONGEST_POST and not words.parted(first):
        if words.plain[first - 1] in _ARTICLES:
            return first - 1
        if words.kinds[first - 1] & (FUNCTION | MASKED | VERB) and noun - first:
            return first
        if words.kinds[first - 1] & (FUNCTION | MASKED | VERB):
            break
        first -= 1
    return first


def _article_before(words: Words, noun: int) -> int | None:
    """Where the "the" of "the old scout hut" stands."""
    for place in range(noun - 1, max(-1, noun - 4), -1):
        if words.plain[place] == "the":
            return place
        if words.kinds[place] & (FUNCTION | MASKED):
            return None
    return None


_LONGEST_POST: Final = 4
_ARTICLES: Final = frozenset(["the", "a", "an"])
_SERVES: Final = frozenset(["at", "in", "from", "of"])
_STANDS: Final = frozenset(["on", "in", "at", "off", "down", "up"])
_WHAT_IT_IS: Final = re.compile(
    r"[ ](?:(?:extra[ -]care|sheltered|supported|care|nursing|residential|day|respite|community"
    r"|primary|junior|infants?|high|special)[ ]"
    r"(?:scheme|home|housing|centre|center|living|school|complex|unit|flats)|Primary|Academy"
    r"|(?i:resource[ ]cent(?:re|er)|garden[ ]cent(?:re|er)|leisure[ ]cent(?:re|er)"
    r"|sports[ ]cent(?:re|er)|hospice[ ]shop|charity[ ]shop|treatment[ ]room|day[ ]opportunities"
    r"|sixth[ ]form|travellers?[ ]site|caravan[ ](?:site|park)|filling[ ]station|petrol[ ]station"
    r"|bus[ ]stop|bus[ ]station|post[ ]office|working[ ]mens[ ]club|social[ ]club|bowls[ ]club"
    r"|cricket[ ]club|football[ ]club|foodbank|food[ ]bank|lunch[ ]club|luncheon[ ]club|drop[ -]in"
    r"|surgery|cemetery|baths|shelter|mission|hospice)"
    r"|Baptist|Methodist|Wesleyan|Congregational|Stop|Site)\b"
    r"|[ ](?:stop|site|group)(?=[ ]?(?:[,.;!?)\n]|$|on\b|is\b|and\b))"
)


def old_houses() -> frozenset[str]:
    return word_set("places", "old_houses")


def near() -> frozenset[str]:
    return word_set("places", "before")


def _endings() -> tuple[str, ...]:
    return tuple(word_set("places", "endings"))


def qualifiers() -> frozenset[str]:
    return word_set("places", "qualifiers")
