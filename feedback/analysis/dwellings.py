"""Finds where somebody lives by a number: "the lady at no 9", "room 6", "flat B", "Cedar 5"."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.matches import matches
from feedback.analysis.name_words import Words, word_set
from feedback.analysis.spelt_numbers import FROM_TWENTY, TO_NINETEEN

_NOT_TIME: Final = (
    r"(?![\d:/%-]|[.,]\d|[ ]?[ap]\.?m\b|[ ](?:o['’]?clock|weeks?|days?|years?|yrs?|months?|hours?"
    r"|times?|minutes?|mins?|degrees|miles?|of|or|per|per ?cent|today|tomorrow|in the|every|each"
    r"|but|or|to|till|until|then|at|on|out|and[ ](?:has|have|is|was|am)|with)\b"
    r"|[ ](?!(?:has|was|gets|says|this|comes|goes|always|needs)\b)[a-z]{2,15}s\b)"
)
_NO_RANK: Final = (
    r"(?![\d:/-]|[ ]?\d|[ ](?:bus|buses|tram|train|route|priority|reason|question|page|choice|issue"
    r"|problem|thing|rule|concern|complaint|fan|ranked|place|slot|position|something"
    r"|(?:on|in)[ ](?:the|my|your|their|our|a)[ ]?(?:list|queue|line|world|country)?)\b)"
)
_FEW: Final = rf"(?:{'|'.join(TO_NINETEEN[1:])}|{FROM_TWENTY})"  # "number one" ranks
_ROOM: Final = re.compile(
    r"(?<!(?-i:In) )(?<!(?:ting|room|tion) )\b(?:flats|rooms?|suite|studio|bedsit|apartments)[ ]"
    r"(?:number[ ]|no\.?[ ]?)?\d{1,4}[a-z]?(?:[ ](?:to|and|or)[ ]\d{1,3}[a-z]?)?\b"
    r"(?![ ](?:weeks?|days?|years?|months?|hours?|times?|degrees)\b|%|:)",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(
    r"\b[Ff]lat[ ](?:[B-HJ-Z]\b(?![.'’]\w)|[b-h]\b(?!['’.]\w)|A(?=,|[ ](?:at|in|of|on|and|to)\b|$))"
)
_NUMBER: Final = re.compile(
    r"\b(?:at|to|in|into|of|from|for|pass|past|opposite|outside|over|and|than|house,|door,"
    r"|neighbours?,?|lives?|by)[ ]"
    r"((?:number|no\.?)[ ]{0,2}(?:\d{1,3}[a-z]?(?:[ ]and[ ]\d{1,3}[a-z]?)?|(?<=[ ])"
    rf"{_FEW})\b){_NO_RANK}",
    re.IGNORECASE,
)
_LIVES_AT: Final = re.compile(
    rf"\b(?:live|lives|lived|living)[ ](?:at|next to)[ ](\d{{1,3}}[a-z]?\b){_NOT_TIME}",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(
    r"\b(?:lady|man|woman|gentleman|chap|bloke|lad|girl|couple|people|family|neighbours?|resident"
    r"|old boy|fella)[ ](?:in[ ](\d{1,3}[a-z]?\b)|at[ ]((?:2[5-9]|[3-9]\d|\d{3})[a-z]?\b))"
    rf"{_NOT_TIME}"
    r"|\b(?:drive|gate|door|step|porch|path|ramp)[ ]at[ ]((?:1[3-9]|[2-9]\d|\d{3})[a-z]?\b)"
    rf"{_NOT_TIME}",
    re.IGNORECASE,
)
_WITH_LETTER: Final = re.compile(
    r"\b(?:at|its|it['’]s|is|address)[ ](\d{2,3}[a-d]\b)(?![.'’]\w|[ ](?:day|week|month|night)\b)"
)
_FLOORS: Final = (
    r"ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|top|basement"
)
_NEIGHBOUR: Final = re.compile(
    r"\b(?:she|he|i|they|we|it|im)(?:['’]?(?:s|m|re)|[ ](?:is|am|are))?[ ](?:at|in)[ ]"
    rf"(\d{{1,3}}[a-z]?\b){_NOT_TIME}"
    r"|\bnot[ ](\d{1,4}[a-z]?)(?=[.,!]?$|[.,!][ ])"
    r"|\b(?:next[ ]to|letters[ ]for|post[ ]for|parcels[ ]for)[ ](\d{1,3}[a-z]?\b)"
    r"|\b(\d{1,3}[a-z]?[ ](?:and[ ])?not)(?=[ ]\d{1,3}[a-z]?\b)"
    rf"|\b((?:the[ ])?(?:{_FLOORS}|\d{{1,2}}(?:st|nd|rd|th))[ ]floor\b)"
    r"|\b((?:the[ ])(?:top|bottom|middle|upper|lower|basement)[ ]flat\b)",
    re.IGNORECASE,
)
_NAMED_UNIT: Final = re.compile(
    r"\b(?:in|to|from|at|on|of|into|for)[ ]([A-Z][a-z]{2,14}[ ]\d{1,2}\b)"
    r"(?![\d:/%-]|[.]\d|[ ](?:weeks?|days?|years?|months?|times?|hours?|minutes?|and a half)\b)"
)


def find_dwellings(words: Words) -> Iterator[Finding]:
    """Numbers of houses and rooms that somebody lives in; the caller has seen a digit."""
    text, small = words.text, words.small
    if "room" in small or "flats" in small or "suit" in small or "apartments" in small:
        yield from matches(_ROOM, "address", 0.5, text)
    for match in _NAMED_UNIT.finditer(text):
        if match[1].partition(" ")[0].lower() in _names_of_units():
            yield Finding("identifier", "address", match.start(1), match.end(1), 0.5)
    yield from matches(_LIVES_AT, "address", 0.5, text, group=1)
    yield from matches(_WITH_LETTER, "address", 0.4, text, group=1)
    for match in _SOMEBODY.finditer(text):
        group = match.lastindex or 0
        yield Finding("identifier", "address", match.start(group), match.end(group), 0.4)


def find_doors(words: Words) -> Iterator[Finding]:
    """ "Number nine", "flat B": no digit is needed."""
    small = words.small
    if "flat " in small:
        yield from matches(_LETTERED, "address", 0.5, words.text)
    if "number" in small or (words.digits and "no" in small):
        yield from matches(_NUMBER, "address", 0.5, words.text, group=1)


def beside(text: str) -> Iterator[Finding]:
    """ "I'm at 15 Brunel Street, she's at 13": bare numbers, in a text with an address."""
    for match in _NEIGHBOUR.finditer(text):
        group = match.lastindex or 0
        yield Finding("identifier", "address", match.start(group), match.end(group), 0.4)


def _names_of_units() -> frozenset[str]:
    return word_set("places", "names_of_houses") | word_set("places", "names_of_units")
