"""Everything in a text that could tell who somebody is, for a person to check and take out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from feedback.analysis.address_ends import whole
from feedback.analysis.addresses import find_addresses
from feedback.analysis.conditions import OF_NOBODY, find_conditions
from feedback.analysis.dates import find_dates_of_birth
from feedback.analysis.dwellings import beside
from feedback.analysis.findings import Finding
from feedback.analysis.name_words import Words
from feedback.analysis.names import UNKNOWN, find_names
from feedback.analysis.numbers import find_numbers
from feedback.analysis.place_names import as_place, with_qualifier, with_what_it_is
from feedback.analysis.places import find_places
from feedback.analysis.references import find_references

# Where two readings of the same characters meet, the first of these is kept.
_PRECEDENCE: Final = (
    "email",
    "date_of_birth",
    "nhs_number",
    "phone",
    "postcode",
    "vehicle",
    "address",
    "condition",
    "place",
    "other",
    "name",
)
LABELS: Final = frozenset(_PRECEDENCE)
_WHERE: Final = frozenset(["address", "place", "postcode"])
_NUMBER: Final = re.compile(
    r"(?<![\w/.:-])(?:(?:flat|room|unit|no\.?)[ ])?\d{1,3}[a-z]?[ ]$", re.IGNORECASE
)
_BETWEEN: Final = frozenset(
    [
        ",",
        "",
        ", the",
        "up",
        "off",
        "in",
        "on",
        "by",
        "at",
        "near",
        "of",
        "at the",
        "in the",
        "on the",
        ", at the top of",
        ", at the bottom of",
        ", at the end of",
        "at the end of",
        "at the top of",
    ]
)


Find = Callable[[Words], Iterable[Finding]]


def identifiers(text: str, more: Find | None = None) -> tuple[Finding, ...]:
    """Names, contact details, numbers, places and what else tells, in order, none overlapping.

    `more` finds what is taken out beside what the rules find, all of which stays.
    """
    words = Words(text)
    found = _by_rules(words)
    return tuple(_apart(_in_order([*found, *more(words)])) if more else found)


def _by_rules(words: Words) -> list[Finding]:
    found = [
        *find_numbers(words),
        *find_dates_of_birth(words),
        *find_references(words),
        *find_addresses(words),
        *find_places(words),
        *find_conditions(words),
        *(_person_or_place(words, one) for one in find_names(words)),
    ]
    if not found:
        return []
    # The "Huntington" of an illness that a leaflet is about is no place either.
    telling = [one for one in _apart(_in_order(found)) if one.confidence != OF_NOBODY]
    joined = _joined(words.text, telling)
    told = [whole(words, with_what_it_is(words, one)) for one in joined]
    return _apart(_in_order(_with_neighbours(words.text, told)))


def _with_neighbours(text: str, found: list[Finding]) -> list[Finding]:
    """ "I'm at 15 Brunel Street, she's at 13", "Hadley Tower, on the ninth floor"."""
    where = {one.label for one in found} & {"address", "place"}
    told = "address" in where or (where and (" floor" in text or " flat" in text))
    return [*found, *beside(text)] if told else found


def _in_order(found: list[Finding]) -> list[Finding]:
    """As they stand in the text, the longest first and then what is kept before the rest."""
    return sorted(found, key=lambda one: (one.start, -one.end, _PRECEDENCE.index(one.label)))


def _person_or_place(words: Words, one: Finding) -> Finding:
    if one.confidence != UNKNOWN:
        return one
    number = _NUMBER.search(words.text, max(0, one.start - 12), one.start)
    if number:
        return replace(one, label="address", start=number.start())
    start = with_qualifier(words, one.start)
    if as_place(words, start, one.end) or as_place(words, one.start, one.end):
        return replace(one, label="place", start=start)
    return one


def _apart(found: list[Finding]) -> list[Finding]:
    """None inside another; what only overlaps becomes one, under the label that comes first."""
    kept: list[Finding] = []
    for one in found:
        last = kept[-1] if kept else None
        if last is None or one.start >= last.end:
            kept.append(one)
        elif one.end > last.end:
            label = min(last.label, one.label, key=_PRECEDENCE.index)
            best = max(last.confidence, one.confidence)
            kept[-1] = replace(last, label=label, end=one.end, confidence=best)
        elif _PRECEDENCE.index(one.label) < _PRECEDENCE.index(last.label) and _same(one, last):
            kept[-1] = one
    return kept


def _same(one: Finding, last: Finding) -> bool:
    return (one.start, one.end) == (last.start, last.end)


def _joined(text: str, found: list[Finding]) -> list[Finding]:
    """ "Cuckoo Cottage up Bent Lane", "3 Tannery Row, Ashbrook": one address."""
    kept: list[Finding] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and _go_together(text, last, one):
            label = "address" if "address" in (last.label, one.label) else "place"
            best = max(last.confidence, one.confidence)
            kept[-1] = replace(last, label=label, end=one.end, confidence=best)
        else:
            kept.append(one)
    return kept


def _go_together(text: str, last: Finding, one: Finding) -> bool:
    if last.label not in _WHERE or last.label == "postcode" or one.start - last.end > 20:
        return False
    where = one.label in _WHERE or (one.label == "name" and last.label == "address")
    between = text[last.end : one.start]
    if not where or "\n" in between or (one.label == "postcode" and last.label == "place"):
        return False
    return between.strip() in _BETWEEN and (one.label != "name" or between == ", ")
