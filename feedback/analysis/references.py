"""Finds number plates, reference and account numbers, and names used online."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.matches import matches
from feedback.analysis.name_words import Words, ordinary_words

PLATE: Final = re.compile(
    r"(?<![\w£/-])(?:[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]{3}"
    r"|[A-Z][ ]?\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[ ]?[A-Z])(?![\w/])"
)
SMALL_PLATE: Final = re.compile(r"(?<![\w£/-])[a-z]{2}[ -]?\d{2}[ -]?([a-z]{3})(?![\w/])")
TOLD_PLATE: Final = re.compile(
    r"\b(?:reg(?:istration)?|plate|number plate)(?:[ ](?:no\.?|number|is|was|of|plate)){0,3}"
    r"[ :,.]{1,3}([A-Z]{1,3}[ -]?\d{1,4}[ -]?[A-Z]{0,3})(?!\w)",
    re.IGNORECASE,
)
INSURANCE: Final = re.compile(r"(?<!\w)[A-Z]{2}(?:[ -]?\d{2}){3}[ -]?[A-Z](?!\w)", re.IGNORECASE)
LICENCE: Final = re.compile(
    r"(?<!\w)[A-Z]{2,5}9{0,3}[ ]?\d{6}[ ]?[A-Z\d]{2,3}[ ]?[A-Z\d]{2,3}(?!\w)"
)
CODE: Final = re.compile(
    r"(?<![\w£@.])[A-Z\d]{1,20}(?:[ ]?[#/_-][A-Z\d]{1,12}){0,4}(?![\w@])", re.IGNORECASE
)
IBAN: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){3,7}(?:[ ]?[A-Z\d]{1,3})?(?!\w)")
LONG: Final = re.compile(
    r"(?<![\d£.,+])(?:\b[B-HJ-Z][ ])?\d{4}(?:[ -]\d{4}){1,4}(?![\d,])"
    r"|(?<![\w£.,+])\d{7,20}(?![\w,])"
)
TOLD: Final = re.compile(
    r"\b(?:ref(?:erence)?|case|account|acc|a/c|claim|incident|policy|licence|license|passport|card"
    r"|sort(?: code)?|code"
    r"|bus pass|library|tax|tenancy|utr|iban|dbs|visa|brp|crime|meter|student|employee|key ?safe"
    r"|serial|tag|alarm|national insurance|insurance"
    r"|ni|badge|member(?:ship)?|order|invoice|complaint|ticket|pin"
    r"|customer|client|service user|patient|hospital|id|crn|payroll)"
    r"(?:[ ](?:no\.?|nos|num|number|numbers|code|is|was|it|ends in|ending|id|of|my)){0,4}"
    r"(?:['’]s)?[ :.#,-]{1,4}"
    r"(?=[A-Z\d#/ -]{0,12}\d)"
    r"((?-i:[A-Z]{0,6})[ ]?[#]?\d{3,12}(?:[ /-]?\d{1,8}){0,3}"
    r"(?:[ ](?-i:[B-HJ-Z])\b|[A-Z]{0,3})"
    r"|(?-i:[A-Z])\d{2,6}(?-i:[A-Z])?|\d{2}(?:[ /-]\d{1,8}){1,3})(?!\w)",
    re.IGNORECASE,
)
HANDLE: Final = re.compile(
    r"(?:\b(?:insta|instagram|twitter|facebook|tiktok|snapchat|snap|x)[ ])?"
    r"(?<![\w.@])@([A-Za-z][\w.]{2,29})"
)
SCREEN_NAME: Final = re.compile(
    r"(?<![\w@.])(?:[A-Za-z]{1,20}(?:_[A-Za-z\d]{1,20}){1,3}|[A-Z][a-z]{1,15}[A-Z][a-z]{1,15}\d{1,5})(?![\w@])"
)
ACCOUNT: Final = re.compile(
    r"\b(?:username|user name|screen name|gamer ?tag|handle|login|skype|profile)(?:['’]s)?"
    r"(?:[ ](?:name|is|was|as)){0,2}"
    r"[ :]{1,2}([\w.-]{3,30})",
    re.IGNORECASE,
)
KNOWN_ONLINE: Final = re.compile(
    r"\bon[ ](?:the[ ])?(?:facebook|insta(?:gram)?|twitter|tiktok|snapchat|youtube|zoom)"
    r"[ ](?:as|under)[ ]([\w.-]{3,30})",
    re.IGNORECASE,
)
PAGE: Final = re.compile(
    r"\b(?:https?://)?(?:www\.)?(?:facebook|instagram|twitter|x|tiktok|linkedin)\.com/[\w./?=-]{2,60}",
    re.IGNORECASE,
)
FEWEST_OF_CODE: Final = 3  # digits
_DATE_OR_TIME: Final = re.compile(
    r"[ABM]\d{1,4}|"  # a road
    r"(?:19|20)\d\d(?:[ /-]\d{2,4})?|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?"
    r"|\d{1,2}(?:am|pm)?-\d{1,2}(?:am|pm)?"
    r"|\d{3,4}-\d{3,4}|\d{1,6}(?:st|nd|rd|th|am|pm|mg|ml|kg|k|g|cm|mm|hrs?|mins?|years?|yrs?)?",
    re.IGNORECASE,
)


def find_references(words: Words) -> Iterator[Finding]:
    """Every plate, reference and screen name; texts without a digit, "@" or "_" are passed over."""
    text = words.text
    if "@" in text or "_" in text or ".com/" in text:
        yield from _screen_names(text)
    if any(map(words.small.__contains__, _ONLINE)):
        yield from _told_screen_names(text)
    if not words.digits:
        return
    yield from _plates(text)
    yield from matches(SCREEN_NAME, "other", 0.5, text)
    yield from matches(TOLD, "other", 0.7, text, group=1)
    if words.digits >= FEWEST_OF_CODE:
        yield from _codes(text)


def _codes(text: str) -> Iterator[Finding]:
    for pattern, confidence in ((INSURANCE, 0.8), (LICENCE, 0.8), (IBAN, 0.8), (LONG, 0.5)):
        for match in pattern.finditer(text):
            if not _DATE_OR_TIME.fullmatch(match[0]):
                yield Finding("identifier", "other", match.start(), match.end(), confidence)
    for match in CODE.finditer(text):
        if _is_code(match[0]):
            yield Finding("identifier", "other", match.start(), match.end(), 0.5)


def _plates(text: str) -> Iterator[Finding]:
    yield from matches(PLATE, "vehicle", 0.7, text)
    for match in SMALL_PLATE.finditer(text):
        first, last = match[0][:2], match[1]
        spaced = match[0][2] == " " and (first in ordinary_words() or first in _NO_PLATE)
        if not spaced and last not in ordinary_words() and last not in _NO_PLATE:
            yield Finding("identifier", "vehicle", match.start(), match.end(), 0.5)
    yield from matches(TOLD_PLATE, "vehicle", 0.6, text, group=1)


_NO_PLATE: Final = frozenset(
    ["am", "pm", "mr", "dr", "st", "no", "min", "yrs", "hrs", "ish", "mph", "mrs", "mum"]
)


# A quick look: most texts hold none of what the two patterns need.
_ONLINE: Final = (
    *("name", "tag", "handle", "login", "skype", "profile"),
    *("facebook", "insta", "twitter", "tiktok", "snapchat", "youtube", "zoom"),
)


def _told_screen_names(text: str) -> Iterator[Finding]:
    for match in (*ACCOUNT.finditer(text), *KNOWN_ONLINE.finditer(text)):
        if match[1].lower() not in ordinary_words():
            yield Finding("identifier", "other", match.start(1), match.end(1), 0.5)


def _screen_names(text: str) -> Iterator[Finding]:
    for match in HANDLE.finditer(text):
        if match[1].lower() not in ordinary_words() or match.start(1) - match.start() > 1:
            yield Finding("identifier", "other", match.start(), match.end(), 0.6)
    yield from matches(PAGE, "other", 0.7, text)
    yield from matches(SCREEN_NAME, "other", 0.5, text)


def _is_code(written: str) -> bool:
    """ "LAS-7729031", "REF#88140-B": letters and at least three digits, no date, time or dose."""
    digits = sum(sign.isdigit() for sign in written)
    if digits < FEWEST_OF_CODE or _DATE_OR_TIME.fullmatch(written):
        return False
    letters = sum(sign.isalpha() for sign in written)
    parts = [part for part in re.split(r"[ #/_-]", written) if part.isalpha() and len(part) > 3]
    if any(part.lower() in ordinary_words() for part in parts) and digits < 4:
        return False
    return letters > 0 and (digits > 3 or "/" in written or "#" in written or "-" in written)
