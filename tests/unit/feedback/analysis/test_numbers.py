import re
from itertools import pairwise
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.analysis import (
    Span,
    addresses,
    analyse,
    conditions,
    dates,
    numbers,
    places,
    redact,
    references,
)
from feedback.analysis.identifiers import LABELS, identifiers
from feedback.analysis.numbers import is_nhs_number


def redacted(text: str) -> str:
    found = analyse(text).identifiers
    return redact(text, [Span(one.start, one.end, one.label) for one in found])


@pytest.mark.parametrize(
    "phone",
    [
        "07700 900123",
        "07700900123",
        "01270 123456",
        "01270-123-456",
        "(01270) 123 456",
        "020 7946 0958",
        "+44 7700 900123",
        "+44 (0)1270 123456",
        "0044 1270 123456",
        "07700 9OO 518",
        "oh seven seven double oh nine one two three",
        "496 0145",
    ],
)
def test_phone_is_taken_out(phone):
    assert redacted(f"ring {phone} please") == "ring [phone removed] please"


@pytest.mark.parametrize(
    "email",
    [
        "jo@example.org",
        "jo.b+x@mail.example.co.uk",
        "jo @ example.org",
        "jo(at)example.org",
        "jo @ example . com",
    ],
)
def test_email_is_taken_out(email):
    assert redacted(f"write to {email}, please") == "write to [email removed], please"


@pytest.mark.parametrize(
    "email",
    [
        "jbloggs at example dot com",
        "jan dot whittle at example dot com",
        "mo underscore b at example dot org",
        "ted at the allotments at mail dot example",
    ],
)
def test_email_said_in_words_is_taken_out(email):
    assert redacted(f"it is {email}") == "it is [email removed]"


def test_part_of_a_number_is_taken_out_where_the_words_say_so():
    assert redacted("extension 4021, or ring me on 496014") == (
        "extension [phone removed], or ring me on [phone removed]"
    )


@pytest.mark.parametrize(
    "postcode", ["CW1 2AB", "cw12ab", "SW1A 1AA", "M1 1AE", "GIR 0AA", "EX94 0IN", "PE9 OCZ"]
)
def test_postcode_is_taken_out(postcode):
    assert redacted(f"we live at {postcode} now") == "we live at [postcode removed] now"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("nobody covers SY99", "nobody covers [postcode removed]"),
        ("no agency in the HX99 area", "no agency in the [postcode removed] area"),
        ("my postcode is m70", "my postcode is [postcode removed]"),
    ],
)
def test_part_of_a_postcode_is_taken_out_where_the_words_say_so(text, left):
    assert redacted(text) == left


@pytest.mark.parametrize(
    "number",
    ["99 93 12 45 67", "9 9 9 3 0 4 7 7 1 2", "999 - 304 - 7712", "999, 304, 7712", "999 3O4 77I2"],
)
def test_nhs_number_is_taken_out_however_it_is_spaced(number):
    assert redacted(f"my NHS one is {number} then") == "my NHS one is [NHS number removed] then"


@pytest.mark.parametrize("number", ["943 476 5919", "943-476-5919", "9434765919"])
def test_nhs_number_is_taken_out_and_known_by_its_check_digit(number):
    text = f"my number is {number}."

    (found,) = analyse(text).identifiers

    assert redacted(text) == "my number is [NHS number removed]."
    assert found.confidence == numbers.CHECKED


def test_ten_digits_with_a_wrong_check_digit_are_only_a_guess():
    (found,) = analyse("my number is 943 476 5918").identifiers

    assert found.confidence == numbers.UNCHECKED


@pytest.mark.parametrize("written", ["943 476 5919", "4010232137"])
def test_check_digit_holds(written):
    assert is_nhs_number(written)


@pytest.mark.parametrize("written", ["943 476 5910", "123", "", "0000000001"])
def test_check_digit_fails(written):
    assert not is_nhs_number(written)


@pytest.mark.parametrize(
    "text",
    [
        "I rang 999 and then 111 and 101",
        "They come at 10:30 on 01/02/2023",
        "It cost £100,000 in 2019-2020",
        "I am 85 and he is 87",
        "I waited 12 months, 3 weeks and 2 days",
        "MEET AT B12 2PM OR B12 3KM AWAY",
        "meet me at 6pm or at 2nd floor B12 2pm",
        "vitamin B12 from the chemist, E45 cream, near the M6, form CA12",
        "The NHS wants 12, 14 and 16 weeks",
    ],
)
def test_ordinary_numbers_stay(text):
    assert redacted(text) == text


PATTERNS = [
    value
    for module in (addresses, conditions, dates, numbers, places, references)
    for value in vars(module).values()
    if isinstance(value, re.Pattern)
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
def test_every_repeat_in_a_pattern_has_an_end(pattern):
    """So a search looks at a fixed number of characters from each place, and no more."""
    assert _greatest_length(parser.parse(pattern.pattern, pattern.flags)) < 1000


def _greatest_length(parsed) -> int:
    _, greatest = parsed.getwidth()
    return greatest


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "07 ", "Ab ", "a@", "a.", "1 high street ", "born 1 ", "St ", "A B ", "the "],
)
def test_a_very_long_text_is_read_to_its_end(piece):
    text = piece * 2_000

    found = identifiers(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_findings_lie_in_the_text_in_order_and_apart(text):
    found = identifiers(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {one.label for one in found} <= LABELS
