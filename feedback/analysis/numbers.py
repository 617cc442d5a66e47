"""Finds phones, emails, postcodes and NHS numbers written in a text.

Every pattern has a fixed greatest length, so the time to search grows with the text alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding

EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}"
    r"(?:[ ]{0,2}@[ ]{0,2}|[ ]{0,2}[(\[]at[)\]][ ]{0,2})"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
)
SPOKEN_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{1,20}){1,3}(?!\w)", re.IGNORECASE
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
TEN_DIGITS: Final = re.compile(r"(?<![\d+])\d{3}[ -]{0,2}\d{3}[ -]{0,2}\d{4}(?!\d)")

CHECKED, UNCHECKED = 0.95, 0.4


def find_numbers(text: str) -> Iterator[Finding]:
    """Every contact detail and number in the text that could tell who somebody is."""
    for pattern, label, confidence in (
        (EMAIL, "email", 0.95),
        (SPOKEN_EMAIL, "email", 0.6),
        (PHONE, "phone", 0.9),
        (FOREIGN_PHONE, "phone", 0.6),
        (POSTCODE, "postcode", 0.85),
    ):
        for match in pattern.finditer(text):
            yield Finding("identifier", label, match.start(), match.end(), confidence)
    for match in LOCAL_PHONE.finditer(text):
        yield Finding("identifier", "phone", match.start(1), match.end(1), UNCHECKED)
    for match in TEN_DIGITS.finditer(text):
        confidence = CHECKED if is_nhs_number(match[0]) else UNCHECKED
        yield Finding("identifier", "nhs_number", match.start(), match.end(), confidence)


def is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - total % 11
    return check != 10 and check % 11 == digits[9]
