"""Finds addresses that only their numbers give away: "flat 22", "14 larkspur close"."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.dwellings import find_doors, find_dwellings
from feedback.analysis.findings import Finding
from feedback.analysis.matches import matches
from feedback.analysis.name_words import Words, word_set
from feedback.analysis.small_streets import small_streets

FLAT: Final = re.compile(
    r"\b(?:flat|p\.?o\.? box|apartment|apt|plot|chalet|caravan|pitch|bungalow)[ ]{1,2}"
    r"(?:number[ ]|no\.?[ ]?)?\d{1,4}[a-z]?\b(?![ ](?:weeks?|days?|years?|months?|times?)\b)",
    re.IGNORECASE,
)
NAMED_BLOCK: Final = re.compile(
    r"\b(?:[Bb]erth|[Mm]ooring|Cottage|House|Block|Lodge|Villa)[ ](?:\d{1,3}[A-Za-z]?|[B-HJ-Z])\b"
    r"(?:,[ ](?:flat|room|apartment)[ ]\d{1,4}[a-z]?\b)?(?!['’])"
)
THE_HOUSE: Final = re.compile(
    r"\b(?:number[ ]|no\.?[ ])?\d{1,4}[a-z]?,?[ ]the[ ]([a-z]{3,15})\b", re.IGNORECASE
)
STREET: Final = re.compile(
    r"(?<![\d£.:/-])(?:flat[ ]\d{1,3}[a-z]?,?[ ])?(?:number[ ])?\b\d{1,4}[a-z]?,?[ ]"
    r"((?:[^\W\d_]{2,20}['’]?s?[ ]){1,3}?)"
    r"(street|road|avenue|lane|crescent|terrace|close|drive|gardens|mews|court|grove|rd|ave)\b",
    re.IGNORECASE,
)
ODD_HOUSE: Final = re.compile(
    r"\b(?:the|my|our)[ ](?:end|corner|last|first|top|bottom|middle|only|far)[ ]"
    r"(?:bungalow|house|flat|cottage|caravan|terrace|boat|barge|chalet|lodge)"
    r"(?=,?[ ](?:of|on|in|at|off|up|down)?[ ]?[A-Z])"
)
NUMBERED: Final = re.compile(
    r"\b(?:at|to|from|lives?|living|of|address|address is)[ ]"
    r"((?:number[ ]|no\.?[ ]?)?\d{1,4}[a-z]?,?[ ](?:[Tt]he[ ])?"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|AM|PM|NHS)[a-z]{0,7}\b)"
    r"[A-Z][a-z][\w'’-]{1,20}(?:[ ][A-Z][\w'’-]{2,20}){0,2})"
)
LIVES: Final = re.compile(
    r"\b(?:lives?|living|address|moved|stay|staying|at|of|to|from)\b[^.]{0,20}$"
)
_HOUSES: Final = (
    *(" bungalow", " house", " flat", " cottage", " caravan"),
    *(" terrace", " boat", " barge", " chalet", " lodge"),
)
_UNSURE: Final = frozenset(["close", "drive", "court", "grove"])
PRISON: Final = re.compile(
    r"\bHM(?:P|YOI|P/YOI)[ ][A-Z][\w'’-]{1,20}(?:[ ][A-Z][a-z][\w'’-]{1,20})?"
)


def find_addresses(words: Words) -> Iterator[Finding]:
    """Every flat or house with a number, in a text that has a digit; odd houses beside a name."""
    text = words.text
    if any(map(text.__contains__, _HOUSES)):
        yield from matches(ODD_HOUSE, "address", 0.4, text)
    if "HM" in text:
        yield from matches(PRISON, "place", 0.5, text)
    yield from find_doors(words)
    if not words.digits:
        return
    yield from find_dwellings(words)
    yield from small_streets(words)
    yield from matches(FLAT, "address", 0.7, text)
    yield from matches(NAMED_BLOCK, "address", 0.5, text)
    for match in THE_HOUSE.finditer(text):
        if match[1] in word_set("places", "told_small") or match[1].lower() in _named(match[1]):
            yield Finding("identifier", "address", match.start(), match.end(), 0.5)
    yield from matches(NUMBERED, "address", 0.5, text, group=1)
    for match in STREET.finditer(text):
        # "20 minute drive", "4 carers close by": numbers that count something.
        between = match[1].lower().split()
        if word_set("places", "counted").intersection(between) or word_set(
            "names", "function"
        ).intersection(between):
            continue
        sure = match[2].lower() not in _UNSURE or match[1][0].isupper()
        if sure or LIVES.search(text, max(0, match.start() - 40), match.start()):
            yield Finding("identifier", "address", match.start(), match.end(), 0.7)


def _named(word: str) -> frozenset[str]:
    """What "2 The Green" may be called, where the word has a capital."""
    if not word[0].isupper():
        return frozenset()
    return word_set("places", "names_of_houses") | word_set("places", "street")
