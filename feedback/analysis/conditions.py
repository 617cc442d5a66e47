"""Finds conditions so rare, or so told with an age, that they tell who somebody is.

Common conditions are left alone, with or without an age.
"""

import re
from collections.abc import Iterator
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.matches import DIGIT, matches
from feedback.analysis.name_words import CONDITION, FUNCTION, ROLE, VERB, Words, word_set

_LONGEST: Final = 4
_AGE: Final = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_WHO: Final = r"(?:man|woman|lady|gentleman|male|female|girl|boy|lad|widow|widower|person)"
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
RARE: Final = re.compile(
    r"\b(?:(?:progressive )?supranuclear palsy|multiple system atrophy|brittle bones?(?: disease)?"
    r"|posterior cortical atrophy|spinal muscular atrophy|locked[- ]in syndrome"
    r"|conjoined twins?|corticobasal degeneration|primary lateral sclerosis)\b",
    re.IGNORECASE,
)
GENE: Final = re.compile(
    r"\b(?:\d{1,2}|[xy])[pq]\d{1,2}(?:\.\d{1,2})?(?:[ ](?:deletion|duplication|syndrome)){0,2}\b",
    re.IGNORECASE,
)
_RARE_WORDS: Final = ("palsy", "atrophy", "brittle", "locked", "conjoined", "cortico", "sclerosis")


def find_conditions(words: Words) -> Iterator[Finding]:
    """Rare conditions by name, and what is told of somebody of an age."""
    for place, kind in enumerate(words.kinds):
        if kind & CONDITION:
            yield from _named(words, place)
        elif not kind and _sounds_rare(words.plain[place]):
            yield Finding("identifier", "condition", words.starts[place], words.end(place), 0.4)
    text = words.text
    small = text.lower()
    if any(word in small for word in _RARE_WORDS):
        yield from matches(RARE, "condition", 0.6, text)
    if DIGIT.search(text):
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


def _named(words: Words, head: int) -> Iterator[Finding]:
    """ "Stickler syndrome", "stiff person syndrome", "Fabry disease"."""
    first = head
    while first and head - first < _LONGEST and _belongs(words, first):
        first -= 1
    said = words.plain[first:head]
    if words.plain[head] not in word_set("conditions", "rare_alone"):
        named = _names_an_illness(words, first, head)
        if not said or not named or _is_common(said):
            return
    start = words.starts[first]
    age = AGE_BEFORE.search(words.text, max(0, start - 70), start)
    last = head
    if words.plain[head + 1 : head + 2] and words.plain[head + 1] in word_set(
        "conditions", "heads"
    ):
        last = head + 1
    yield Finding(
        "identifier",
        "condition",
        age.start() if age else start,
        words.stops[last],
        0.6 if age else 0.5,
    )


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
    if (
        told
        and told[0] not in word_set("conditions", "not_telling")
        and not _is_common(told)
        and not _ordinary_ill(told)
    ):
        yield Finding("identifier", "condition", match.start(), end, 0.5)


def _ordinary_ill(told: list[str]) -> bool:
    return any(word in word_set("conditions", "ordinary") for word in told)
