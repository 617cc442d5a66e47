"""Finds conditions so rare, or so told with an age, that they tell who somebody is.

Common conditions are left alone, with or without an age.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.lexicons import load
from feedback.analysis.matches import matches
from feedback.analysis.name_words import (
    CONDITION,
    FUNCTION,
    ROLE,
    VERB,
    Words,
    rare_phrases,
    word_set,
)

_LONGEST: Final = 4
_BARE, _AGED = 0.5, 0.6
_AGE: Final = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_WHO: Final = (
    r"(?:man|woman|lady|gentleman|male|female|girl|boy|lad|lass|widow|widower|twin|person)"
)
AGED_WITH: Final = re.compile(
    rf"\b(?:(?:an?|the)[ ])?(?:{_AGE}[ -]years?[ -]olds?(?:[ ](?:[^\W\d_]{{2,15}}[ ])?{_WHO})?"
    rf"|{_WHO}[ ](?:of|aged)[ ]{_AGE}|aged[ ]{_AGE})[ ](?:with|who has|who have|living with)[ ]"
    r"((?:[^\W\d_][\w'’-]{0,25}[ ]?){1,8})",
    re.IGNORECASE,
)
AGE_BEFORE: Final = re.compile(
    rf"(?:\b(?:an?|the)[ ])?\b(?:(?:{_WHO}[ ](?:of|aged)[ ]|aged[ ])?{_AGE}(?:[ -]years?[ -]olds?)?"
    rf"(?:[ ](?:[^\W\d_]{{2,15}}[ ])?{_WHO})?)(?:[ ]old)?,?[ ](?:and[ ])?"
    r"(?:with|have|has|got|have got|has got|i have|ive got|suffer from|living with|diagnosed with)"
    r"(?:[ ](?:an?|the|very|rare|severe))?[ ]{1,2}$",
    re.IGNORECASE,
)
GENE: Final = re.compile(
    r"\b(?:\d{1,2}|[xy])[pq]\d{1,2}(?:\.\d{1,2})?(?:[ ](?:deletion|duplication|syndrome)){0,2}\b"
    r"|\b(?:\d{1,2}[pq][ -]minus|22q|(?:trisomy|monosomy)[ ]\d{1,2})\b",
    re.IGNORECASE,
)


def find_conditions(words: Words) -> Iterator[Finding]:
    """Rare conditions by name, and what is told of somebody of an age."""
    for place, kind in enumerate(words.kinds):
        if kind & CONDITION:
            yield from _phrase(words, place) or _named(words, place)
        elif not kind and _sounds_rare(words.plain[place]):
            yield Finding("identifier", "condition", words.starts[place], words.end(place), 0.4)
    text = words.text
    if words.digits:
        yield from matches(GENE, "condition", 0.6, text)
    if " old" in text or " of " in text or "aged " in text:
        for match in AGED_WITH.finditer(text):
            yield from _told_of_an_age(match)


def _sounds_rare(plain: str) -> bool:
    """ "Syringobulbia", "pseudoxanthoma": no word of English, but one of medicine."""
    if len(plain) < 10 or not plain.endswith(_MEDICAL):
        return False
    return plain not in word_set("conditions", "common_endings")


_MEDICAL: Final = (
    *("pathy", "plasia", "trophy", "aemia", "emia", "uria", "plegia", "ectasia", "cytosis"),
    *("malacia", "bulbia", "osis", "itis", "algia", "genesis", "somia", "somy", "cephaly", "melia"),
)


def _phrase(words: Words, first: int) -> list[Finding]:
    """ "Fatal familial insomnia", "brittle bones": a rare illness told in several words."""
    for phrase in rare_phrases().get((words.plain[first],), ()):
        last = first + len(phrase) - 1
        if tuple(words.plain[first : last + 1]) == phrase:
            told = _told(words, first, last)
            tells = told.confidence > _BARE or phrase not in _with_age()
            return [told] if tells else []
    return []


@cache
def _with_age() -> frozenset[tuple[str, ...]]:
    """Illnesses that many have, and that tell who somebody is beside an age."""
    return frozenset(tuple(phrase.split()) for phrase in load("conditions")["rare_with_age"])


def _told(words: Words, first: int, last: int) -> Finding:
    """The illness, with the age of whoever has it where that stands before it."""
    start = words.starts[first]
    age = AGE_BEFORE.search(words.text, max(0, start - 70), start)
    begin, sureness = (age.start(), _AGED) if age else (start, _BARE)
    return Finding("identifier", "condition", begin, words.stops[last], sureness)


def _named(words: Words, head: int) -> Iterator[Finding]:
    """ "Stickler syndrome", "stiff person syndrome", "Fabry disease"."""
    first = head
    while first and head - first < _LONGEST and _belongs(words, first):
        first -= 1
    said = words.plain[first:head]
    if words.plain[head] not in word_set("conditions", "rare_alone"):
        if words.plain[head] not in word_set("conditions", "heads"):
            return
        named = _names_an_illness(words, first, head)
        if not said or not named or _is_common(said):
            return
    heads = word_set("conditions", "heads")
    following = words.plain[head + 1 : head + 2]
    yield _told(words, first, head + 1 if heads.intersection(following) else head)


def _belongs(words: Words, place: int) -> bool:
    """Whether the word before this one is part of the illness's name."""
    if words.parted(place) and words.mark(place) != "-":
        return False
    kind, plain = words.kinds[place - 1], words.plain[place - 1]
    if plain in ("de", "von", "la"):
        return True
    return not kind & (FUNCTION | VERB | ROLE) and not plain.endswith(("ing", "ed"))


def _names_an_illness(words: Words, first: int, head: int) -> bool:
    """A head that is common by itself needs a word that English does not have."""
    if words.plain[head] not in word_set("conditions", "heads_named"):
        return True
    return any(not words.ordinary(place) for place in range(first, head))


def _is_common(said: list[str]) -> bool:
    common = word_set("conditions", "common")
    return any(word in common for word in said)


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
        and not _is_common(told)
        and not _ordinary_ill(told)
    ):
        yield Finding("identifier", "condition", match.start(), end, 0.5)


def _few_or_many(told: list[str]) -> bool:
    """ "No arms", "two wombs": what few bodies have."""
    return told[:1] in _COUNTS and bool(word_set("conditions", "body").intersection(told[1:2]))


_COUNTS: Final = (["no"], ["one"], ["two"], ["three"], ["four"], ["six"])


def _ordinary_ill(told: list[str]) -> bool:
    return any(word in word_set("conditions", "ordinary") for word in told)
