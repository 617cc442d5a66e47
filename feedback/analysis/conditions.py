"""Finds conditions so rare, or so told with an age, that they tell who somebody is.

Common conditions are left alone, with or without an age.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from feedback.analysis.condition_spellings import misspelt
from feedback.analysis.findings import Finding
from feedback.analysis.lexicons import load
from feedback.analysis.name_words import (
    CONDITION,
    FUNCTION,
    GIVEN,
    ROLE,
    TITLE,
    VERB,
    Words,
    rare_phrases,
    with_owners,
    word_set,
)
from feedback.analysis.told_of_an_age import find_told_of_an_age
from feedback.analysis.told_with import Told, told_with
from feedback.analysis.uniqueness import find_unique

_LONGEST: Final = 4
OF_NOBODY: Final = 0.0
_BARE, _AGED = 0.5, 0.6
GENE: Final = re.compile(
    r"\b(?:\d{1,2}|[xy])[pq]\d{1,2}(?:\.\d{1,2})?(?:[ ](?:deletion|duplication|syndrome)){0,2}\b"
    r"|\b(?:\d{1,2}[pq][ -]minus|22q|(?:trisomy|monosomy)[ ]\d{1,2})\b"
    r"|\b(?:an?[ ])?(?:ring|(?:deletion|duplication|translocation|mutation|inversion|fault)[ ]"
    r"(?:on|of|in))[ ]chromosome[ ]\d{1,2}\b"
    r"|\b(?:isodicentric|idic|inv[ ]dup)[ ]?\(?\d{1,2}\)?|\balpha[ -]?1(?=\W|$)"
    r"|\b(?:neck|spine|back|injury|break|broken)[ ](?:at[ ])?(?-i:[CTL]\d{1,2})\b",
    re.IGNORECASE,
)
_WITH_DIGIT: Final = re.compile(r"\b[A-Z][A-Z\d-]{1,7}\d[A-Z\d]{0,2}\b")
_BETWEEN: Final = frozenset([" ", ", ", " and ", " with ", " an ", "-"])


def find_conditions(words: Words) -> Iterator[Finding]:
    """Rare conditions by name, and what is told of somebody of an age.

    One that tells of nobody and is named after its finder has `OF_NOBODY` for its confidence: it
    stands, with that name.
    """
    found = list(_by_name(words))
    if words.digits:
        found += [_told(words.text, one.start(), one.end()) for one in _genes(words.text)]
    found.sort(key=lambda one: (one.start, -one.end))
    for one in _joined(words.text, found):
        if not _tells_of_nobody(words.text, one):
            yield one
        elif _is_named_after_its_finder(words.text, one):
            yield replace(one, confidence=OF_NOBODY)
    yield from find_told_of_an_age(words.text)
    yield from find_unique(words)


def _genes(text: str) -> Iterator[re.Match[str]]:
    """ "22q11 deletion", and "NF2" or "KIF1A" as they are listed."""
    yield from GENE.finditer(text)
    known = word_set("conditions", "with_digits")
    yield from (one for one in _WITH_DIGIT.finditer(text) if one[0].replace("-", "") in known)


def _by_name(words: Words) -> Iterator[Finding]:
    for place, kind in enumerate(words.kinds):
        if kind & CONDITION:
            yield from _phrase(words, place) or _named(words, place)
        elif not kind and _unknown_is_rare(words, place):
            first = _with_what_belongs(words, place)
            yield _told(words.text, words.starts[first], words.stops[place])
        if words.large[place] and _shortened_or_owned(words, place):
            yield from _unless_common(words, place, place)


def _joined(text: str, found: list[Finding]) -> list[Finding]:
    """ "Klippel-Feil and situs inversus", "osteogenisis imperfector": one thing told."""
    kept: list[Finding] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and (one.start <= last.end or text[last.end : one.start] in _BETWEEN):
            kept[-1] = replace(last, end=max(last.end, one.end))
        else:
            kept.append(one)
    return kept


def _unknown_is_rare(words: Words, place: int) -> bool:
    """A word nobody knows that is one of medicine, an eponym owned, or an illness misspelt."""
    plain = words.plain[place]
    if _sounds_rare(plain) or (plain[-1:] == "s" and plain in word_set("conditions", "eponyms")):
        return True
    return not words.ordinary(place) and misspelt(plain, loosely=not words.large[place])


def _shortened_or_owned(words: Words, place: int) -> bool:
    """ "MSA" in capitals, "McArdle's" where nothing is owned."""
    written, plain = words.written[place], words.plain[place]
    if written.isupper() and len(written) > 1:
        return plain in word_set("conditions", "abbreviations")
    owned = words.stops[place] - words.starts[place] > len(written)
    if not owned or plain not in word_set("conditions", "eponyms"):
        return False
    if place and words.kinds[place - 1] & (TITLE | GIVEN):
        return False
    after = place + 1
    return (
        after >= len(words) or words.parted(after) or bool(words.kinds[after] & (FUNCTION | VERB))
    )


def _sounds_rare(plain: str) -> bool:
    """ "Syringobulbia", "pseudoxanthoma": no word of English, but one of medicine."""
    if len(plain) < 10 or not plain.endswith(_MEDICAL):
        return False
    return plain.rpartition("-")[2] not in word_set("conditions", "common_endings")


_MEDICAL: Final = (
    *("pathy", "plasia", "trophy", "aemia", "emia", "uria", "plegia", "ectasia", "cytosis"),
    *("malacia", "bulbia", "osis", "itis", "algia", "genesis", "somia", "somy", "cephaly", "melia"),
    *("blastoma", "cytoma", "sarcoma", "gnosia", "dactyly", "derma", "schisis", "phyria"),
    *("glioma", "angioma", "dystonia", "cephalus", "blepharon", "phakia", "lysosomal"),
)


def _phrase(words: Words, first: int) -> list[Finding]:
    """ "Fatal familial insomnia", "brittle bones": a rare illness told in several words."""
    for phrase in rare_phrases().get((words.plain[first],), ()):
        last = first + len(phrase) - 1
        if tuple(words.plain[first : last + 1]) == phrase:
            if len(phrase) == 1 and phrase[0] in word_set("conditions", "abbreviations"):
                continue
            return _unless_common(words, first, last)
    return []


@cache
def _with_age() -> frozenset[str]:
    """Illnesses that many have, and that tell who somebody is beside an age."""
    return frozenset(with_owners(load("conditions")["rare_with_age"]))


def _unless_common(words: Words, first: int, last: int) -> list[Finding]:
    """An illness that many have, only with what tells who has it; a usual one, only if young."""
    phrase = " ".join(words.plain[first : last + 1]).replace("-", " ")
    begin = _with_what_belongs(words, first)
    told = told_with(words.text, words.starts[begin], words.stops[last])
    youngest = load("conditions")["unusual_before"].get(phrase)
    if youngest is not None:
        if told.age is None or told.age >= youngest or _may_be_an_hour(words, last, told):
            return []
    elif phrase in _with_age() and not told.telling:
        return []
    return [_as_found(told)]


_AMBIGUOUS: Final = 12
_OF_YEARS: Final = re.compile(r"\b(?:was|were|aged?|old|turned|started|years?)\b", re.IGNORECASE)


def _may_be_an_hour(words: Words, last: int, told: Told) -> bool:
    """ "A stroke at eleven", not "a stroke when I was eleven"."""
    if told.age is None or told.age > _AMBIGUOUS:
        return False
    return not _OF_YEARS.search(words.text, words.stops[last], told.end)


_ABOUT: Final = re.compile(
    r"\b(?:talks?|lecture|leaflets?|posters?|books?|articles?|documentary|programme|film|charity"
    r"|spoke|speaker|spoken|training|trained|shelf)\b(?:[ ][\w'’-]{1,20}){0,3}?"
    r"[ ](?:about|on|for|such[ ]as)(?:[ ](?:the|rare|people[ ]with))?[ ]$",
    re.IGNORECASE,
)
_LOOKS_BACK: Final = 60
_FIRST: Final = re.compile(r"[a-z]{1,30}")


def _tells_of_nobody(text: str, one: Finding) -> bool:
    """ "A talk on pemphigus": an illness that something is about, and nothing beside it tells."""
    before = text[max(0, one.start - _LOOKS_BACK) : one.start]
    return one.confidence == _BARE and _ABOUT.search(before) is not None


def _is_named_after_its_finder(text: str, one: Finding) -> bool:
    """ "Huntington's disease", not "Tom Harker's disease"."""
    first = _FIRST.match(text[one.start : one.end].lower())
    return first is not None and first[0] in word_set("conditions", "eponyms")


def _as_found(told: Told) -> Finding:
    sureness = _AGED if told.telling else _BARE
    return Finding("identifier", "condition", told.start, told.end, sureness)


def _told(text: str, start: int, end: int) -> Finding:
    """The illness, with what tells beside it who has it."""
    return _as_found(told_with(text, start, end))


def _with_what_belongs(words: Words, first: int) -> int:
    """ "Vascular", "paroxysmal nocturnal": where the illness's whole name begins."""
    belonging = word_set("conditions", "part_of_name")
    for place in range(first, max(0, first - 3), -1):
        if words.parted(place) or words.plain[place - 1] not in belonging:
            return place
    return max(0, first - 3)


def _named(words: Words, head: int) -> Iterator[Finding]:
    """ "Stickler syndrome", "stiff person syndrome", "Fabry disease"."""
    rare = words.plain[head] in word_set("conditions", "rare_alone")
    if not rare and words.plain[head] not in word_set("conditions", "heads"):
        return
    first = head
    while first and head - first < _LONGEST and _belongs(words, first):
        first -= 1
    said = words.plain[first:head]
    if not rare:
        named = _names_an_illness(words, first, head)
        if not said or not named or _is_common(said):
            return
    heads = word_set("conditions", "heads")
    following = words.plain[head + 1 : head + 2]
    last = head + 1 if heads.intersection(following) else head
    yield _told(words.text, words.starts[first], words.stops[last])


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
