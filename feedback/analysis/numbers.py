"""Finds phones, emails, postcodes and NHS numbers written in a text.

Every pattern has a fixed greatest length, so the time to search grows with the text alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.matches import DIGIT, matches

EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}"
    r"(?:[ ]{0,2}@[ ]{0,2}|[ ]{0,2}[(\[]at[)\]][ ]{0,2})"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
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
    r"(?<![^\W_])(?:GIR[ ]?0AA|[A-Z]{1,2}\d[A-Z\d]?[ ]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])",
    re.IGNORECASE,
)
TEN_DIGITS: Final = re.compile(r"(?<![\d+])\d{3}[ ./-]{0,2}\d{3}[ ./-]{0,2}\d{4}(?!\d)")

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
    r"\b(?:extension|extn?)[ .:]{1,3}(?:number[ ])?(\d{3,6})(?!\d)", re.IGNORECASE
)
PART_PHONE: Final = re.compile(
    r"\b(?:ring|call|phone|phoning|telephone|tel|mobile|mob|number|landline|text|fax"
    r"|whatsapp|bleep|pager)"
    r"(?:[ ](?:me|us|him|her|them|is|on|at|no|number|ends|ending|in|phone|after|his|my)){0,4}"
    r"[ :.]{1,3}(\d{3,5}(?:[ -]\d{3,6}){0,2})(?![\d£])",
    re.IGNORECASE,
)
TOLD_NHS: Final = re.compile(
    r"\b(?:NHS|health service|hospital)(?:[ ](?:no\.?|num|number|id|is|was|it's|its)){0,3}"
    r"[ :.#,]{1,3}(\d(?:[ -]{0,2}\d){7,10})(?!\d)",
    re.IGNORECASE,
)

CHECKED, UNCHECKED = 0.95, 0.4
LOCAL_ALONE: Final = re.compile(r"(?<![\d£.,+-])(?<!\d[ ])\d{3}[ -]\d{4}(?![\d,]|[ -]?\d)")
_SPELT: Final = re.compile(
    r"\b(?:zero|nought|oh|double|triple|treble)[ -]|\b(?:four|five|six|seven|eight|nine)[ ,-]{1,2}"
    r"(?:one|two|three|four|five|six|seven|eight|nine)[ ,-]",
    re.IGNORECASE,
)
_FIGURES: Final = ("oh ", "zero", "nought", "double", "triple", "treble", "seven", "eight", "nine")
_SERVICES: Final = frozenset(
    ["999", "111", "101", "112", "119", "116", "123", "105", "1471", "2020"]
)


def find_numbers(text: str) -> Iterator[Finding]:
    """Every contact detail and number in the text that could tell who somebody is.

    Most texts hold none: a look for a digit, an "@" or a "dot" spares them the patterns.
    """
    if "@" in text or "(at)" in text or "[at]" in text:
        yield from matches(EMAIL, "email", 0.95, text)
    if " dot " in text or " DOT " in text or " Dot " in text:
        yield from matches(SPOKEN_EMAIL, "email", 0.6, text)
    if DIGIT.search(text):
        yield from _figures(text)
    small = text.lower()
    if any(word in small for word in _FIGURES) and _SPELT.search(text):
        yield from matches(SPELT_PHONE, "phone", 0.5, text)


def _figures(text: str) -> Iterator[Finding]:
    for pattern, label, confidence in (
        (PHONE, "phone", 0.9),
        (FOREIGN_PHONE, "phone", 0.6),
        (LETTERED_PHONE, "phone", 0.5),
        (LOCAL_ALONE, "phone", 0.4),
        (POSTCODE, "postcode", 0.85),
    ):
        yield from matches(pattern, label, confidence, text)
    for pattern in (LOCAL_PHONE, EXTENSION, PART_PHONE):
        for match in pattern.finditer(text):
            if match[1] not in _SERVICES:
                yield Finding("identifier", "phone", match.start(1), match.end(1), UNCHECKED)
    for match in TEN_DIGITS.finditer(text):
        confidence = CHECKED if is_nhs_number(match[0]) else UNCHECKED
        yield Finding("identifier", "nhs_number", match.start(), match.end(), confidence)
    yield from matches(TOLD_NHS, "nhs_number", UNCHECKED, text, group=1)


def is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - total % 11
    return check != 10 and check % 11 == digits[9]
