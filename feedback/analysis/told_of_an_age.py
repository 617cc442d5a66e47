"""What is told of somebody of an age: "a 98 year old with six fingers on each hand"."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import word_set
from feedback.analysis.spelt_numbers import FROM_TWENTY

_AGE: Final = rf"(?:\d{{1,3}}|{FROM_TWENTY})"
_WHO: Final = (
    r"(?:man|woman|lady|gentleman|male|female|girl|boy|lad|lass|widow|widower|twin|person)"
)
AGED_WITH: Final = re.compile(
    rf"\b(?:(?:an?|the)[ ])?(?:{_AGE}[ -]years?[ -]olds?(?:[ ](?:[^\W\d_]{{2,15}}[ ])?{_WHO})?"
    rf"|{_WHO}[ ](?:of|aged)[ ]{_AGE}|aged[ ]{_AGE})[ ](?:with|who has|who have|living with)[ ]"
    r"((?:[^\W\d_][\w'’-]{0,25}[ ]?){1,8})",
    re.IGNORECASE,
)


def find_told_of_an_age(text: str) -> Iterator[Finding]:
    """What few have, told of somebody whose age stands before it."""
    if " old" in text or " of " in text or "aged " in text:
        for match in AGED_WITH.finditer(text):
            yield from _told_of_an_age(match)


def _told_of_an_age(match: re.Match[str]) -> Iterator[Finding]:
    """Up to where the telling ends: "a 98 year old with six fingers on each hand"."""
    end, told = match.start(1), []
    found = list(re.finditer(r"[\w'’-]+", match[1]))
    for word, following in zip(found, [*found[1:], None], strict=True):
        plain = word[0].lower().replace("'", "").replace("’", "")
        goes_on = (
            plain == "and"
            and following
            and following[0].lower() not in word_set("conditions", "ends")
        )
        if plain in word_set("conditions", "ends") and not goes_on:
            break
        told.append(plain)
        end = match.start(1) + word.end()
    if _few_or_many(told) or (
        told
        and told[0] not in word_set("conditions", "not_telling")
        and word_set("conditions", "common").isdisjoint(told)
        and not _ordinary_ill(told)
    ):
        yield Finding("identifier", "condition", match.start(), end, 0.5)


def _few_or_many(told: list[str]) -> bool:
    """ "No arms", "two wombs": what few bodies have."""
    return told[:1] in _COUNTS and bool(word_set("conditions", "body").intersection(told[1:2]))


_COUNTS: Final = (["no"], ["one"], ["two"], ["three"], ["four"], ["six"])


def _ordinary_ill(told: list[str]) -> bool:
    return any(word in word_set("conditions", "ordinary") for word in told)
