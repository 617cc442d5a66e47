"""Finds dates of birth: a date beside words of birth, or one too far back to be a visit."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import Words

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = r"(?:the[ ])?\d{1,2}(?:st|nd|rd|th)?"
NUMERIC: Final = re.compile(
    r"(?<![\d£./-])(?:the[ ])?\d{1,2}[ ]?[./-][ ]?\d{1,2}[ ]?[./-][ ]?(\d{4}|\d{2})(?![\d/-])"
    r"|(?<![\d£./-])\d{1,2}[ ]\d{1,2}[ ](\d{4}|\d{2})(?![\d/-]|[ ]\d)"
    r"|(?<![\d£./-])((?:19|20)\d{2})-\d{2}-\d{2}(?![\d/-])"
)
WRITTEN: Final = re.compile(
    rf"\b(?:{_DAY}[ ](?:of[ ])?(?:the[ ])?{_MONTH}|{_MONTH}[ ]{_DAY})"
    r"(?:[ ]{0,2}[,.']?[ ]{0,2}(?:in[ ])?(\d{4}|\d{2}))?\b",
    re.IGNORECASE,
)
ORDINAL: Final = re.compile(
    r"\b(?:the[ ])?\d{1,2}(?:st|nd|rd|th)[ ]of[ ](?:the[ ])?\d{1,2}(?:st|nd|rd|th)?"
    r"(?:[ ](?:of[ ])?(\d{4}|\d{2}))?\b",
    re.IGNORECASE,
)
_NTH: Final = (
    r"(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
    r"|eighteenth|nineteenth|twentieth|thirtieth)"
)
_SPELT_YEAR: Final = (
    r"two thousand(?:[ -](?:and[ -])?(?:one|two|three|four|five|six|seven|eight|nine|ten))?"
    r"|(?:nineteen[ -]|twenty[ -])?(?:hundred|oh|and|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[ -](?:oh|and|one|two|three|four|five|six|seven|eight|nine)){0,2}"
)
SPELT: Final = re.compile(
    rf"\b(?:the[ ])?(?:(?:{_NTH}|\d{{1,2}}(?:st|nd|rd|th)?)[ ](?:of[ ])?(?:the[ ])?{_MONTH}"
    rf"|{_MONTH}[ ](?:the[ ])?{_NTH}|{_NTH}[ ]of[ ]the[ ]{_NTH})"
    rf"(?:,?[ ](?:in[ ])?(?:{_SPELT_YEAR}|(\d{{4}}|\d{{2}})))?\b",
    re.IGNORECASE,
)
FEAST: Final = re.compile(
    r"\b(?:christmas (?:day|eve)|boxing day|new year['’]?s (?:day|eve)|good friday|easter \w{3,6}"
    r"|st \w{3,12}['’]?s day|[vd][ej][ -]day|may day|hallowe['’]?en|valentine['’]?s(?: day)?"
    r"|(?:bonfire|burns) night|midsummer['’]?s? day|(?:pancake|shrove) (?:day|tuesday))"
    r"(?:[ ,]{1,2}(?:in[ ])?(\d{4}))?\b",
    re.IGNORECASE,
)
SIX: Final = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born)(?:[ ](?:is|was|on|in)){0,2}[ :.]{1,3}"
    r"(\d{6}|\d{8}|\d{1,2}[ -][a-z]{3}[ -]\d{2,4}|[a-z]{3,9} (?:19|20)\d{2})\b",
    re.IGNORECASE,
)
BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b|births?|birthdays?|birthdate|born|b-?day"
    r"|(?:turn(?:s|ed|ing)?|be)[ ](?:\d{2,3}|a hundred|(?:sixty|seventy|eighty|ninety)"
    r"(?:[ -]\w{3,5})?)[ ]on"
    r"|(?:my|his|her|their|'s)[ ]\d{2,3}(?:st|nd|rd|th)[ ]on)\b|\(b\.|\bb\.(?=[ ]?\d)",
    re.IGNORECASE,
)
AGE: Final = re.compile(
    r"\b(?:d\.?o\.?b|births?|birthdays?|born|age|aged|years old)\b", re.IGNORECASE
)
_BIRTH_WORDS: Final = ("born", "birth", "dob", "d.o.b", "b-day", "bday")
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_FEASTS: Final = ("day", "eve", "easter", "hallow", "valentine", "night")
_FEWEST_OF_DATE: Final = 3  # digits
_NEAR: Final = 60
_YOUNGEST: Final = 2009  # a comment seldom names a day so long ago for any other reason


def find_dates_of_birth(words: Words) -> Iterator[Finding]:
    """Every date in the text that is, or may be, somebody's date of birth."""
    text, born = words.text, any(map(words.small.__contains__, _BIRTH_WORDS))
    if not born and not words.digits:
        return
    for match in SIX.finditer(text) if born else ():
        yield Finding("identifier", "date_of_birth", match.start(1), match.end(1), 0.8)
    for pattern in _may_stand_in(words):
        for match in pattern.finditer(text):
            year = next((group for group in match.groups() if group), "")
            beside = _beside(BIRTH, text, match)
            if beside or _long_ago(year) or (year and _beside(AGE, text, match)):
                confidence = 0.9 if beside else 0.5
                label = "date_of_birth"
                yield Finding("identifier", label, match.start(), match.end(), confidence)


def _may_stand_in(words: Words) -> Iterator[re.Pattern[str]]:
    """The patterns for which a quick look finds what they need."""
    month = any(map(words.small.__contains__, _MONTHS))
    of = " of " in words.small
    if words.digits >= _FEWEST_OF_DATE:
        yield NUMERIC
    if month:
        yield WRITTEN
    if of:
        yield ORDINAL
    if month or of:
        yield SPELT
    if any(map(words.small.__contains__, _FEASTS)):
        yield FEAST


def _beside(pattern: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    before = pattern.search(text, max(0, match.start() - _NEAR), match.start())
    return bool(before or pattern.search(text, match.end(), match.end() + _NEAR))


def _long_ago(year: str) -> bool:
    """Whether the year is one in which somebody who comments may have been born."""
    if len(year) == 4:
        return 1900 <= int(year) <= _YOUNGEST
    return len(year) == 2 and int(year) >= 30
