"""Facts that are true of one person only: "the only deaf twin in Saltby school"."""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import Words, word_set
from feedback.analysis.told_with import NEAR, PLACE

_SURENESS: Final = 0.5
_OPENINGS: Final = ("the only ", "the last ", "the first ", "youngest ", "oldest ", "one of ")
_WORD: Final = r"(?!(?:who|that|which|to|is|was|i|we|they|he|she|it)\b)[\w'’-]{1,20}"
_WHERE: Final = rf"(?:{PLACE}|(?i:{NEAR}))"
_COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_UNIQUE: Final = re.compile(
    r"\b(?i:(?:the|an?)[ ])?"
    r"\b(?i:only|last|first|youngest|oldest"
    rf"|one[ ]of[ ](?:only[ ])?{_COUNT})"
    rf"(?P<who>(?:[ ](?i:(?!(?:in|at|from|on)\b){_WORD})){{0,5}})[ ]{_WHERE}"
    r"(?P<what>(?i:[ ](?:to|with|who|that|I|we)\b)(?:[ ][\w'’-]{1,20}){0,6})?"
    r"(?:,[ ]at[ ](?:\d{1,3}|[a-z]{3,9})\b)?"
)
_BORN: Final = re.compile(
    r"\bborn[ ]with(?:out)?[ ](?:(?:any|no|one|two|three|six|only[ ]one)[ ])?"
    r"(?:(?!(?:my|his|her|a|the|both|bad)\b)\w{2,9}[ ])??(?P<body>[a-z]{3,8})\b",
    re.IGNORECASE,
)
_TRANSPLANTED: Final = re.compile(
    r"\b(?:an?[ ]|two[ ])?(?:heart|lungs?|liver|face|hands?)"
    r"(?:[ ]and[ ](?:heart|lungs?|liver|kidneys?))?"
    r"[ ]from[ ](?:another|somebody|someone|a[ ]dead)(?:[ ](?:person|man|woman|else))?"
    r"(?:[ ]since[ ](?:i|he|she)[ ]was[ ]\d{1,3}\b)?",
    re.IGNORECASE,
)


def find_unique(words: Words) -> Iterator[Finding]:
    """What one person alone is or has, beside a place; and bodies few were born with."""
    small = words.small
    if _opens(small) and _tells(words):
        for match in _UNIQUE.finditer(words.text):
            end = _end_of_unique(match)
            if end:
                yield _found(match.start(), end)
    if "born with" in small:
        for match in _BORN.finditer(words.text):
            if match["body"].lower() in word_set("conditions", "body"):
                yield _found(match.start(), match.end())
    if " from an" in small or " from some" in small or " from a dead" in small:
        for match in _TRANSPLANTED.finditer(words.text):
            yield _found(match.start(), match.end())


def _opens(small: str) -> bool:
    return any(map(small.__contains__, _OPENINGS))


def _tells(words: Words) -> bool:
    """A quick look: most who were "the only one" tell nothing of who they are."""
    known = word_set("conditions", "identity") | word_set("conditions", "events")
    return not known.isdisjoint(words.plain)


def _found(start: int, end: int) -> Finding:
    return Finding("identifier", "condition", start, end, _SURENESS)


def _end_of_unique(match: re.Match[str]) -> int | None:
    """Where it ends if it tells who somebody is, and not what one found or met there."""
    who = {part for word in match["who"].lower().split() for part in (word, word.rstrip("s"))}
    what = (match["what"] or "").lower().split()
    if what and what[0] in ("to", "with") and _has(what, "events"):
        return match.end()
    if _has(who, "identity"):
        return match.start("what") if match["what"] else match.end()
    return None


def _has(said: set[str] | list[str], of: str) -> bool:
    return not word_set("conditions", of).isdisjoint(said)
