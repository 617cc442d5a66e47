"""What is told beside an illness, and tells with it who somebody is: an age, a sort, a place."""

import re
from typing import Final, NamedTuple

from feedback.analysis.spelt_numbers import FROM_TWENTY, TENS, TO_NINETEEN

_AGE: Final = rf"(?<![\d.:£/-])(?:\d{{1,3}}\b|{FROM_TWENTY}\b)"
_ANY_AGE: Final = rf"(?:\d{{1,3}}\b|{FROM_TWENTY}\b|(?:{'|'.join(TO_NINETEEN)})\b)"
_NO_UNIT: Final = (
    r"(?![.:,]\d|[ -]?(?:[ap]\.?m|o.?clock|m|cm|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?"
    r"|miles?|stone|kg|mg|ml|ft|foot|feet|per|percent|times|carers?|visits?|people|others|different"
    r"|years?(?![ ](?:old|of[ ]age)))\b|[ ]?%"
    r"|(?-i:[ ][A-Z][a-z]+[ ](?:Road|Street|Lane|Close|Avenue|Drive)))"
)
_YEARS: Final = r"(?:[ -](?:years?|yrs?)(?:[ -]olds?|[ ]of[ ]age)\b)?"
PERSON: Final = (
    r"(?:man|woman|lady|gentleman|male|female|girl|boy|lad|lass|child|adult|person|widow|widower"
    r"|twin|patient|resident|one)"
)
_CAPITALS: Final = r"(?-i:[A-Z][\w'’-]{1,20}(?:[ ][A-Z][\w'’-]{1,20}){0,2})"
_NO_MONTH: Final = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Boxing[ ]|Christmas[ ])day|Christmas|Easter)\b)"
)
_OF_PLACE: Final = r"(?:(?:village|town|island|isle|city|county|parish)[ ]of[ ])?"
_KIND_OF_PLACE: Final = r"(?:area|village|school|estate|ward|district|town|wing|home)"
PLACE: Final = (
    rf"(?:in|at|from|on|of)[ ](?:the[ ])?{_OF_PLACE}{_NO_MONTH}{_CAPITALS}"
    rf"(?:[ ]{_KIND_OF_PLACE}\b)?"
)
NEAR: Final = (
    r"(?:in|at|from|on)[ ](?:the|this|our|my)[ ](?:whole[ ])?(?:ward|school|village|town|county"
    r"|district|estate|wing|area|dale|valley|island|country|world|city|borough|parish|street)\b"
)
_WHOSE: Final = (
    r"(?:i|he|she|they|who)(?:['’]?(?:m|s|re)|[ ](?:am|is|are|was|were))"
    r"(?:[ ](?:now|only|just|deaf|blind|nearly|almost|turning|turned|diagnosed)){0,2}(?:[ ]at)?"
)
_AT: Final = (
    r"(?:(?:is|was|now|deaf|blind|deafblind|diagnosed|found|started|since)(?:[ ]at)?"
    r"|(?:at|aged|age|from)(?:[ ]the[ ]age[ ]of|[ ]age)?"
    r"|(?:when|since|before|until)[ ](?:i|he|she)[ ](?:was|were|turned))"
)
_AND_ENDS: Final = r"(?=[ ]?(?:[,.;)!\n]|$|(?:and|but|still|now)\b))"
_AGE_AFTER: Final = (
    rf"(?:,?[ ](?:(?:and|an|but)[ ])?(?:{_WHOSE}|{_AT})[ ](?P<told>{_ANY_AGE}){_NO_UNIT}{_YEARS}"
    rf"|,[ ](?P<bare>{_ANY_AGE}){_YEARS}{_AND_ENDS}"
    r"|[ ]\((?:aged?[ ])?(?P<held>\d{1,3})\)"
    rf"|[ ](?:and|an)[ ](?P<and>\d{{1,3}}){_YEARS}{_AND_ENDS})"
)
_ONSET: Final = r"(?:late|early|adult|young|juvenile|infantile)[ -](?:onset|form|type)\b"
_DECADES: Final = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies")
_DECADE: Final = (
    r",?[ ](?:(?:from|since)|(?:from[ ])?in)[ ](?:my|his|her|their)[ ](?:(?:early|mid|late)[ -])?"
    rf"(?P<decade>teens|{'|'.join(_DECADES)})\b"
)
_LOSS: Final = (
    r"(?:deafness|blindness|cataplexy|hearing[ ]loss|sight[ ]loss"
    r"|one[ ](?:kidney|lung|eye|arm|leg|hand))"
)
_TAIL: Final = re.compile(
    r"['’]s?(?!\w)"
    r"|[ ](?:syndr?om?e?|sindr\w{1,4}|curse|survivor|sufferer|illness|disease|something)\b"
    r"|,?[ ](?:mosaic|both[ ]sides|from[ ]birth|since[ ]birth|suspected|together)\b"
    r"|[ ](?:spectrum[ ])?(?:paralysis|deficiency|disorder|anomaly|deformity|spectrum|blindness)\b"
    r"|,?[ ](?:type|stage|grade|class)[ ]"
    r"(?:\d[a-z]?|one|two|three|four|(?-i:[A-E]|I{1,3}|IV))\b"
    r"|(?:,|,?[ ]of)[ ]the[ ]\w{3,20}[ ](?:sort|kind|type|form|variety)\b"
    rf"|,?[ ]{_ONSET}"
    rf"|[ ](?:with|and)[ ]{_LOSS}\b"
    rf"|[ ](?P<who>(?:(?:young|old|elderly)[ ])?{PERSON})(?=[ ](?:of|aged|in|at|from|on)[ ])"
    rf"(?:[ ](?:of|aged)[ ](?P<aged>{_ANY_AGE}))?"
    rf"|{_DECADE}"
    rf"|{_AGE_AFTER}",
    re.IGNORECASE,
)
_HEIGHT: Final = (
    r"(?:\d|two|three|four|six|seven|eight)[ -]?(?:foot|feet|ft)(?:[ ]?(?:\d{1,2}|\w{2,6}))?"
    rf"(?:[ ]{PERSON})?"
)
_HAS: Final = (
    r",?[ ](?:(?:and|an|who)[ ])?(?:(?:i|he|she|they)(?:['’]?(?:ve|s|m))?[ ])?(?:now[ ])?"
    r"(?:with|have|has|having|got|have[ ]got|has[ ]got|suffers?[ ]from|living[ ]with"
    r"|diagnosed[ ]with|born[ ]with)"
    r"[ ](?:(?:an?|the|very|rare|severe|both|early|advanced)[ ]){0,2}$"
)
_BEFORE: Final = re.compile(
    rf"(?:\b(?:an?|the)[ ])?(?:"
    rf"(?P<age>{_AGE}[ -]years?[ -]olds?(?:[ ][\w-]{{2,15}}){{0,3}}"
    rf"|\b[^\W\d_]{{2,15}}[ ](?:of|aged)[ ]{_AGE}(?:[ ]{PLACE})?|\baged?[ ]{_AGE}"
    rf"|\b{_HEIGHT}|{_AGE})"
    rf"|\b(?P<person>{PERSON}))(?:[ ]old)?{_HAS}"
    rf"|(?P<comma>{_AGE}),[ ]$",
    re.IGNORECASE,
)
_BEFORE_ENDS: Final = re.compile(
    r"(?:with|has|have|having|got|from|an?|the|very|rare|severe|both|early|advanced|[\w],)[ ]$",
    re.IGNORECASE,
)
_MOST: Final = re.compile(r"\b(?:only|last|first|youngest|oldest|one of)\b", re.IGNORECASE)
_ONE_OF: Final = r"one[ ]of[ ](?:only[ ])?(?:\w{3,6}|\d{1,2})"
_OUTSTANDING: Final = re.compile(
    rf"\b(?:(?:the|an?)[ ])?\b(?:only|last|first|youngest|oldest|{_ONE_OF})"
    r"(?:[ ](?!(?:who|that|time|thing|reason)\b)[\w-]{2,15}){0,3}"
    r"(?:[ ](?:in|on|at|from)(?:[ ][\w'’-]{2,15}){1,5})?"
    r"(?:[ ](?:with|who[ ]has|to[ ](?:have|get|survive)(?:[ ]\w{2,15}){0,4}))?[ ]$",
    re.IGNORECASE,
)
_AFTER_PLACE: Final = re.compile(rf"[ ](?:{PLACE}|(?i:{NEAR}))(?:,[ ](?:19|20)\d\d\b)?")
_LIVES: Final = re.compile(r"[ ]and[ ](?:[Ii][ ])?lives?[ ]" + PLACE)
_ARTICLE: Final = re.compile(r"\b(?:an?|the)[ ]$", re.IGNORECASE)
_FARTHEST: Final = 90


class Told(NamedTuple):
    """How far what is told reaches, and whether an age or something else tells who it is of."""

    start: int
    end: int
    telling: bool
    age: int | None


def told_with(text: str, start: int, end: int) -> Told:
    """The illness from start to end, with the age, sort, person and place that go with it."""
    end, age, person = _after(text, end)
    farthest = max(0, start - _FARTHEST)
    before = unique = None
    if _BEFORE_ENDS.search(text, max(0, start - 14), start):
        before = _BEFORE.search(text, farthest, start)
    if _MOST.search(text, farthest, start):
        unique = _OUTSTANDING.search(text, farthest, start)
    place = _AFTER_PLACE.match(text, end) if person or before or unique else None
    place = place or _LIVES.match(text, end)
    if unique:
        return Told(unique.start(), place.end() if place else end, True, age)
    aged = before if before and not before["person"] else None
    if before and (aged or place):
        start = before.start()
        age = age if age is not None else _first_number(before)
    elif person and (age is not None or place):
        start = _with_article(text, start)
    end = place.end() if place else end
    return Told(start, end, bool(aged or place or age is not None), age)


def _after(text: str, end: int) -> tuple[int, int | None, bool]:
    """Sort, age and person, in whatever order they follow, at most four of them."""
    age, person = None, False
    for _ in range(4):
        tail = _TAIL.match(text, end)
        if not tail:
            break
        if tail["who"] and not tail["aged"] and not _AFTER_PLACE.match(text, tail.end()):
            break
        end, person = tail.end(), person or bool(tail["who"])
        found = next((tail[name] for name in _AGES if tail[name]), None)
        if found:
            age = years(found)
    return end, age, person


_AGES: Final = ("told", "bare", "held", "and", "aged", "decade")


def _first_number(before: re.Match[str]) -> int | None:
    found = re.search(rf"\d{{1,3}}|{FROM_TWENTY}", before[0], re.IGNORECASE)
    return years(found[0]) if found else None


def years(said: str) -> int:
    """ "39", "thirty nine", "eleven"; of "forties", the first year."""
    if said.isdigit():
        return int(said)
    if said.lower() in _DECADES:
        return (_DECADES.index(said.lower()) + 2) * 10
    if said.lower() == "teens":
        return 13
    total = 0
    for word in re.split(r"[ -]", said.lower()):
        total += (TENS.index(word) + 2) * 10 if word in TENS else TO_NINETEEN.index(word) + 1
    return total


def _with_article(text: str, start: int) -> int:
    article = _ARTICLE.search(text, max(0, start - 5), start)
    return article.start() if article else start
