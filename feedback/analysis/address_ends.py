"""What belongs to an address or a place that was found: its room, floor, block or village."""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.name_words import (
    FUNCTION,
    MASKED,
    PUBLIC,
    SEASON,
    SMALL,
    STREET,
    Words,
    word_set,
)

_REACH: Final = 60
_KNOWN: Final = FUNCTION | MASKED | PUBLIC | SEASON
_FLOOR: Final = r"(?:ground|first|second|third|fourth|fifth|top|lower|upper|basement|middle)"
_HOME: Final = (
    r"(?:house|flat|bungalow|annexe?|basement|studio|maisonette|prefab|narrowboat|cottage|caravan|chalet|lodge|boat|barge|room|bedsit|cabin|van"
    r"|lay-?by|one(?=[ ](?:past|next|over|above|opposite|behind|beside)[ ]))"
)
_WITHIN: Final = (
    r"(?:flats?|rooms?|suite|apartment|apt|unit|shed|cabin|hut|pod|plot|pitch|number|no\.?|bay|bed"
    r"|berth)"
)
_BEFORE: Final = re.compile(
    r"(?:"
    rf"(?i:\bthe[ ]{_FLOOR}(?:[ -]floor)?(?:[ ]flat)?(?:,|[ ](?:at|of|in))[ ](?:the[ ])?)"
    rf"|\b(?i:{_WITHIN})[ ](?:\d{{1,4}}[a-z]?|[A-HJ-Z])"
    rf"(?:,?[ ](?:on[ ])?the[ ]{_FLOOR}[ ]floor)?(?:,|[ ](?:at|in|of|on))?[ ](?:the[ ])?"
    rf"|\b(?i:the|an?|my|our)[ ](?:\w{{2,12}}[ ])?{_HOME}(?:,|[ ](?:next[ ]to|next[ ]door[ ]to"
    r"|over|above|opposite|behind|beside|past|by|on|in|up|down|off|at))[ ]"
    r"|\b(?:[Ff]lats[ ])?\d{1,3}[a-z]?(?:[ ]?[-&/][ ]?|[ ](?:and|to)[ ])(?P<pair>)"
    r"|\b[A-Z]\d{1,3}[ ]"
    r"|(?:[,:]|\b(?:at|called|in|is|to|from|of))[ ]"
    r"(?P<house>(?:The[ ])?[A-Z][a-z]{3,14}(?:[ ][A-Z][a-z]{3,14})?),[ ]"
    r"|\b(?:HMP|HMYOI|RAF)[ ]"
    r"|\b(?i:(?:over|above|behind|beside|under|opposite)[ ](?:the[ ])?\w{3,12}"
    r"(?:[ ](?:shop|office))?[ ](?:in|on|at))[ ]"
    r"|\b(?:Basement|Annexe?|Ground[ ]floor|First[ ]floor|Top[ ]floor|Rear|Attic)(?:[ ]flat)?,[ ]"
    r"|\b(?i:(?:the[ ])?(?:top|bottom|foot|back|end|far[ ]end)[ ]of)[ ]"
    r"|\b[Hh]ouseboat[ ]|\b[Nn]arrow[ ]?boat[ ]"
    r"|\bAll[ ]S(?:aints|ouls)['’]?[ ]"
    r")$"
)
_AFTER: Final = re.compile(
    r",?[ ](?:(?:block|tower|wing|phase)[ ](?:\d{1,2}|[A-HJ-Za-h])\b(?!['’])"
    rf"|(?i:{_WITHIN})[ ]\d{{1,4}}[a-z]?\b"
    rf"|(?:the[ ])?{_FLOOR}[ ](?:floor[ ])?(?:flat|floor)\b(?:[ ](?:front|back|rear|left|right))?"
    r"|(?:the[ ])?flat[ ](?:at[ ]the[ ])?(?:back|front|rear|top)\b"
    r"|(?:with|by|past|opposite|behind|above|over)[ ](?:the|an?)[ ](?:\w{2,12}[ ]){0,2}"
    r"(?:door|gate|plaque|grid|tree|launderette|shop|garage|stop|steps|shutters|window|track)\b)"
    r"|[ ](?:corridor|landing|village)\b"
    r"|[ ]for[ ]the[ ](?:Deaf|Blind|Partially[ ]Sighted)\b"
    r"|(?P<room>,[ ][A-Z][a-z]{2,14}[ ](?:corridor|wing|unit|floor|landing|suite)\b"
    r"|,[ ]The[ ][A-Z][a-z]{2,14}\b"
    r"|[ ](?:at|in)[ ]the[ ](?:\w{2,12}[ ])?"
    r"(?:hotel|hostel|refuge|B&B|guest[ ]house|night[ ]shelter)\b)"
)
_ROOM: Final = re.compile(rf"(?:{_WITHIN})[ ](?:\d{{1,4}}[a-z]?|[A-Z])$", re.IGNORECASE)


def whole(words: Words, one: Finding) -> Finding:
    """ "The second floor at 10 Market Street", "Hadley Court, block D", "flat 11 the maltings"."""
    if one.label not in ("address", "place"):
        return one
    start, end, room = _start(words, one), one.end, _is_room(words, one)
    after = _AFTER.match(words.text, end, end + _REACH)
    if after and (room or not after["room"]):
        end = after.end()
    elif room:
        end = _small_block(words, end)
    added = words.text[start : one.start] + words.text[one.end : end]
    label = "address" if any(map(str.isdigit, added)) else one.label
    return replace(one, label=label, start=start, end=end) if added else one


def _start(words: Words, one: Finding) -> int:
    before = _BEFORE.search(words.text, max(0, one.start - _REACH), one.start)
    if not before or (before["pair"] is not None and not words.text[one.start].isdigit()):
        return one.start
    if not before["house"]:
        return before.start()
    return before.start("house") if _is_house(words, one, before.start("house")) else one.start


def _is_house(words: Words, one: Finding, house: int) -> bool:
    """ "Seagulls, Shore Road", not "On Monday, Shore Road" or "in Leeds, 4 Mill Lane"."""
    last = bisect_left(words.starts, one.start) - 1
    told = one.label == "address" or words.text.startswith("The ", house)
    numbered = words.text[one.start].isdigit()
    return told and not numbered and not words.kinds[last] & _KNOWN


def _is_room(words: Words, one: Finding) -> bool:
    return bool(_ROOM.match(words.text[one.start : one.end]))


def _small_block(words: Words, end: int) -> int:
    """ "Flat 11 the maltings", "room 4 at st bedes", "flat 20 at dovecote"."""
    place = bisect_left(words.starts, end)
    at = words.plain[place : place + 1] == ["at"]
    first = place + at
    the = words.plain[first : first + 1] == ["the"]
    last = first + the
    if last >= len(words) or words.large[last] or words.text[end : words.starts[place]] != " ":
        return end
    if any(map(words.parted, range(place + 1, last + 1))):
        return end
    named = word_set("places", "names_of_houses") | word_set("places", "after_the")
    if words.plain[last] in named and (at or the):
        return words.end(last)
    if last + 1 >= len(words) or words.parted(last + 1) or words.kinds[last] & FUNCTION:
        return end
    saint = at and words.plain[last] == "st"
    noun = words.kinds[last + 1] & (STREET | SMALL) or words.plain[last + 1] in word_set(
        "places", "short_streets"
    )
    return words.end(last + 1) if saint or noun else end
