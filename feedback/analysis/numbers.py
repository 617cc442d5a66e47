"""Finds phones, emails, postcodes and NHS numbers written in a text.

Every pattern has a fixed greatest length, so the time to search grows with the text alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.matches import matches
from feedback.analysis.name_words import Words, word_set

EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}"
    r"(?:[ ]{0,2}@[ ]{0,2}|[ ]{0,2}[(\[]at[)\]][ ]{0,2})"
    r"[\w-]{1,63}(?:(?:[ ]?[.,][ ]?(?:com|co|uk|org|net|gov|nhs|ac|example)\b){1,4}"
    r"|(?:\.[\w-]{1,63}){1,5})"
)
SPOKEN_EMAIL: Final = re.compile(
    r"(?<![\w.+-])(?!(?:me|us|him|her|them|it|is|on|was|its|it's|that's|i'm|am|to|address|email)\b)"
    r"[\w.+-]{1,64}(?:[ ](?:dot|underscore|dash|hyphen|at(?:[ ]the)?|the)[ ][\w.+-]{1,64}){0,4}"
    r"(?:[ ]at[ ]|[ ]{0,2}@[ ]{0,2})[\w-]{1,63}(?:(?:[ ]dot[ ]|\.)[\w-]{1,20}){0,2}"
    r"(?:[ ]dot[ ][\w-]{1,20})(?!\w)",
    re.IGNORECASE,
)
PHONE: Final = re.compile(
    r"(?<![\d+])(?:(?:\+|00)[ ]{0,2}44[\s().-]{0,4}(?:0[\s().-]{0,3})?|\(?0)"
    r"[1-9](?:[\s().-]{0,3}\d){8,9}(?!\d)"
)
FOREIGN_PHONE: Final = re.compile(r"(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ .-]{0,2}\d){7,12}(?!\d)")
LOCAL_PHONE: Final = re.compile(
    r"(?:ring|call|phone|telephone|tel|mobile|number|text)"
    r"(?:[ ]{1,2}(?:me|us|him|her|is|on|at|no)){0,3}[ :.]{1,3}(\d{3}[ -]?\d{3,4})(?!\d)",
    re.IGNORECASE,
)
POSTCODE: Final = re.compile(
    r"(?<![^\W_])(?:GIR[ ]?0AA|[A-Z]{1,2}\d[A-Z\d]?[ ]{0,2}"
    # In capitals also with letters that no postcode has: people mistake them.
    r"(?:\d[ABD-HJLNP-UW-Z]{2}|(?-i:[\dO](?![AP]M|[CKM]M|[KM]G|ML)[A-Z]{2})))(?![^\W_])",
    re.IGNORECASE,
)
PART_POSTCODE: Final = re.compile(
    r"(?:\b(post ?code|in|around|covers?|covering|near|from|to)"
    r"(?:[ ](?:is|area|of|starts|starting|begins|with|the)){0,3}[ :]{1,2})?"
    r"(?<![\w£/-])([A-Z]{1,2})\d{1,2}[A-Z]?(?![\w/-]|[ ]\d)([ ](?:postcodes?|area|district)\b)?",
    re.IGNORECASE,
)
TEN_DIGITS: Final = re.compile(r"(?<![\d+])\d{3}[ ./–-]{0,3}\d{3}[ ./–-]{0,3}\d{4}(?!\d)")

LETTERED_PHONE: Final = re.compile(
    r"(?<![^\W_])[0oO][\s().-]{0,2}[1-9Il](?:[\s().-]{0,2}[\doOIl]){8,9}(?![^\W_])"
)
_FIGURE: Final = (
    r"(?:zero|nought|oh|o|one|two|three|four|five|six|seven|eight|nine|\d)(?:[ ]hundred)?"
)
SPELT_PHONE: Final = re.compile(
    rf"\b(?:(?:double|triple|treble)[ -])?{_FIGURE}"
    rf"(?:[ ,-]{{1,2}}(?:(?:double|triple|treble)[ -])?{_FIGURE}){{5,12}}\b",
    re.IGNORECASE,
)
EXTENSION: Final = re.compile(
    r"\b(?:extension|extn?)[ .:]{1,3}(?:number[ ])?(\d{2,6})(?!\d)", re.IGNORECASE
)
PART_PHONE: Final = re.compile(
    r"\b(?:ring|call|phone|phoning|telephone|tel|mobile|mob|number|landline|text|fax"
    r"|whatsapp|bleep|pager)"
    r"(?:[ ](?:me|us|him|her|them|is|on|at|no|number|ends|ending|in|phone|after|his|my|went"
    r"|from|was|changed|to)){0,4}"
    r"[ :.]{1,3}(\d{3,5}(?:[ -]\d{3,6}){0,2})(?![\d£])",
    re.IGNORECASE,
)
TOLD_NHS: Final = re.compile(
    r"\b(?:NHS|n\.h\.s\.?|chi|h&c|health service|health|hospital)"
    r"(?:[ ](?:no\.?|num|number|id|is|was|it's|its)){0,3}"
    r"[ :.#,=-]{1,3}(\d(?:[ ./-]{0,2}\d){7,10})(?!\d)",
    re.IGNORECASE,
)

ODDLY_SPACED: Final = re.compile(
    r"(?<![\d£.,+-])(?<!\d[ ])"
    r"(?:\d{2,5}(?:[ ./,–-]{1,3}\d{2,5}){1,4}|\d(?:[ ]\d){9})(?!\d|[ ./,–-]{1,3}\d)"
)
LETTERED_NHS: Final = re.compile(r"(?<!\w)\d{2}[\doOIl][ -]?[\doOIl]{3}[ -]?[\doOIl]{3}\d(?!\w)")
CHECKED, UNCHECKED = 0.95, 0.4
FEWEST_OF_LONG: Final = 6  # digits; shorter numbers have patterns of their own
LOCAL_ALONE: Final = re.compile(r"(?<![\d£.,+-])(?<!\d[ ])\d{3}[ -]\d{4}(?![\d,]|[ -]?\d)")
_SPELT: Final = re.compile(
    r"\b(?:zero|nought|oh|double|triple|treble)[ -]|\b(?:four|five|six|seven|eight|nine)[ ,-]{1,2}"
    r"(?:one|two|three|four|five|six|seven|eight|nine)[ ,-]",
    re.IGNORECASE,
)
_FIGURES: Final = ("oh ", "zero", "nought", "double", "triple", "treble", "seven", "eight", "nine")
_SERVICES: Final = frozenset(
    ["999", "111", "101", "112", "119", "116", "123", "105", "1471", "2020", "0800", "0300", "0345"]
)


def find_numbers(words: Words) -> Iterator[Finding]:
    """Every contact detail and number in the text that could tell who somebody is.

    Most texts hold none: a look for a digit, an "@" or a "dot" spares them the patterns.
    """
    text = words.text
    if "@" in text or "(at)" in text or "[at]" in text:
        yield from matches(EMAIL, "email", 0.95, text)
    if " dot " in text or " DOT " in text or " Dot " in text:
        yield from matches(SPOKEN_EMAIL, "email", 0.6, text)
    if words.digits >= FEWEST_OF_LONG:
        yield from _long_figures(text)
    if words.digits:
        yield from _short_figures(text)
    if any(map(words.small.__contains__, _FIGURES)) and _SPELT.search(text):
        yield from matches(SPELT_PHONE, "phone", 0.5, text)


def _short_figures(text: str) -> Iterator[Finding]:
    """What a few digits may be, or letters in the place of most of them."""
    yield from matches(LETTERED_PHONE, "phone", 0.5, text)
    yield from matches(POSTCODE, "postcode", 0.85, text)
    yield from _part_postcodes(text)
    yield from _told_phones(text, EXTENSION)
    yield from _told_phones(text, PART_PHONE)
    if "NHS" in text or "nhs" in text:
        yield from matches(LETTERED_NHS, "nhs_number", UNCHECKED, text)


def _long_figures(text: str) -> Iterator[Finding]:
    """What has at least `FEWEST_OF_LONG` digits."""
    yield from matches(PHONE, "phone", 0.9, text)
    yield from matches(FOREIGN_PHONE, "phone", 0.6, text)
    yield from matches(LOCAL_ALONE, "phone", 0.4, text)
    yield from _told_phones(text, LOCAL_PHONE)
    for match in TEN_DIGITS.finditer(text):
        confidence = CHECKED if is_nhs_number(match[0]) else UNCHECKED
        yield Finding("identifier", "nhs_number", match.start(), match.end(), confidence)
    yield from matches(TOLD_NHS, "nhs_number", UNCHECKED, text, group=1)
    if "NHS" in text or "nhs" in text:
        for match in ODDLY_SPACED.finditer(text):
            if sum(sign.isdigit() for sign in match[0]) == 10:
                yield Finding("identifier", "nhs_number", match.start(), match.end(), UNCHECKED)


def _told_phones(text: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A number that is said to be rung, unless everybody knows it."""
    for match in pattern.finditer(text):
        if match[1] not in _SERVICES:
            yield Finding("identifier", "phone", match.start(1), match.end(1), UNCHECKED)


def _part_postcodes(text: str) -> Iterator[Finding]:
    """ "Nobody covers SY99", "the HX99 area"; "B12" and "M6" only where it says postcode."""
    for match in PART_POSTCODE.finditer(text):
        before, area, after = (match[1] or "").lower(), match[2], match[3]
        said = before.startswith("post") or after
        beside = before and len(area) == 2 and area.isupper()
        if (said or beside) and area.lower() in word_set("places", "postcode_areas"):
            end = match.start(3) if after else match.end()
            yield Finding("identifier", "postcode", match.start(2), end, UNCHECKED)


def is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - total % 11
    return check != 10 and check % 11 == digits[9]
