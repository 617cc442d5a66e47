"""Finds names of people: by title, by a given name that is known, and by the words around them.

It would rather take out one word too many than leave a name in. A plain word that is capital only
because it opens a sentence is left alone.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.lexicons import load
from feedback.analysis.name_openings import opens_and_did
from feedback.analysis.name_runs import NEVER, goes_on, in_list, join, leads_to_capital
from feedback.analysis.name_words import (
    AFTER,
    ALSO,
    BEFORE,
    BRINGS,
    FUNCTION,
    GIVEN,
    MASKED,
    PARTICLE,
    PUBLIC,
    ROLE,
    SAYS,
    SEASON,
    SELDOM,
    SMALL_NAME,
    TITLE,
    VERB,
    WRITTEN,
    Words,
    word_set,
)
from feedback.analysis.small_names import small_name
from feedback.analysis.unknown_names import family, unknown, unknown_opens

LISTED: Final = 0.5
UNKNOWN: Final = 0.45
_BRINGS: Final = WRITTEN | SAYS | ROLE | BRINGS | BEFORE
_LISTED: Final = GIVEN | SMALL_NAME
_ARTICLES: Final = frozenset(["a", "an", "the", "this", "that", "some", "any", "no", "every"])


def find_names(words: Words) -> list[Finding]:
    """Every name of a person, title, given names and surnames together, in order."""
    sure = [0.0] * len(words)
    before = 0
    for place, kind in enumerate(words.kinds):
        # A quick look: most words are small, no name, and stand beside none.
        if words.large[place] or kind & _LISTED or before & _BRINGS or (place and sure[place - 1]):
            sure[place] = _sureness(words, sure, place)
        before = kind
    return list(join(words, sure)) if any(sure) else []


def _sureness(words: Words, sure: list[float], place: int) -> float:
    if _may_begin(words, place):
        for rule, score in _RULES:
            if rule(words, place):
                return score
    if place and sure[place - 1] and goes_on(words, place):
        return sure[place - 1]
    return LISTED if place and in_list(words, sure, place) else 0.0


def _may_begin(words: Words, place: int) -> bool:
    """A quick look: a capital, a given name, or a word that follows what brings in a name."""
    kind = words.kinds[place]
    if kind & MASKED:
        return False
    if kind & _LISTED or words.large[place]:
        return not (kind & FUNCTION and words.opens(place))
    return bool(place and words.kinds[place - 1] & _BRINGS and not kind & FUNCTION)


def _after_title(words: Words, place: int) -> bool:
    """ "Mrs Oduya", "mr. green", "Nurse Okafor"."""
    title = words.kind(place - 1)
    if title & WRITTEN and words.kinds[place] & PARTICLE:
        return leads_to_capital(words, place)
    if words.plain[place] in _NO_SURNAMES:
        return False
    never = MASKED | FUNCTION | WRITTEN if title & WRITTEN and words.capital(place) else NEVER
    if not title & TITLE or words.parted(place) or words.kinds[place] & never:
        return False
    if words.capital(place):
        return not words.kinds[place] & PUBLIC or bool(title & WRITTEN)
    if not title & WRITTEN or words.kinds[place] & AFTER:
        return False
    mr = words.plain[place - 1] in ("mr", "mrs", "ms", "mister")
    known = mr and (len(words.plain[place]) > 2 or _letter_of(words, place))
    return known or not words.ordinary(place)


def _letter_of(words: Words, place: int) -> bool:
    """ "mrs t is nice"."""
    last = place + 1 == len(words) or words.kinds[place + 1] & AFTER
    return len(words.plain[place]) == 1 and bool(last)


_NO_SURNAMES: Final = frozenset(
    ["next", "upstairs", "downstairs", "opposite", "somebody", "someone", "whatever", "nobody"]
)


def _known_given_name(words: Words, place: int) -> bool:
    kind, written, plain = words.kinds[place], words.written[place], words.plain[place]
    first = "-" in plain and word_set("first_names", "names") & {plain.partition("-")[0]}
    if not kind & GIVEN and not first:
        return False
    if words.capital(place):
        owner = len(written) < words.stops[place] - words.starts[place]
        return (
            owner
            or len(plain) > 2
            or not words.opens(place)
            or bool(words.kind(place + 1) & (AFTER | GIVEN))
        )
    if len(written) >= 4 or len(words) == 1:
        return True
    if words.plain[place - 1] == "and" and place > 1 and words.kinds[place - 2] & GIVEN:
        return written.isupper() and len(written) == 3
    before = words.kind(place - 1)
    if words.kind(place + 1) & (AFTER if words.opens(place) else VERB) and len(written) == 3:
        return True
    near = before & (ROLE | BEFORE | WRITTEN) or words.plain[place - 1] in ("my", "our")
    return place > 0 and len(written) == 3 and bool(near)


def _name_and_word(words: Words, place: int) -> bool:
    """ "I asked Hope": a capital inside a sentence, on a name that is also a word."""
    kind = words.kinds[place]
    if not kind & ALSO or not words.capital(place) or words.opens(place):
        return False
    if words.plain[place - 1] in _SAID_TO:
        return kind & SEASON == 0 or not words.text[words.stops[place] :][1:2].isdigit()
    if words.plain[place - 1] in _ARTICLES:
        return False
    if kind & SEASON:
        return bool(words.kind(place + 1) & VERB) or _surname_follows(words, place)
    return not kind & PUBLIC or (
        words.plain[place] == "will" and words.written[place - 1].islower()
    )


def _surname_follows(words: Words, place: int) -> bool:
    """ "June Cattermole", not "June Tesco closed"."""
    last = place + 1
    if last >= len(words) or words.parted(last) or not words.capital(last):
        return False
    return not words.kinds[last] & (NEVER | PUBLIC | SEASON) and not words.ordinary(last)


def _called(words: Words, place: int) -> bool:
    """ "Called Steve", "my name is Kiran", "thanks to Oke": a word that brings in a name."""
    if place == 0 or words.opens(place) or words.kinds[place] & NEVER:
        return False
    before = words.kinds[place - 1]
    if before & SAYS:
        if words.capital(place):
            return len(words.written[place]) > 1 and not words.kinds[place] & PUBLIC
        named = words.kinds[place] & (ALSO | SELDOM) or not words.ordinary(place)
        return len(words.plain[place]) > 2 and bool(named)
    pair = f"{words.plain[place - 2]} {words.plain[place - 1]}" if place > 1 else ""
    if pair in _pairs():
        surely = words.capital(place) and len(words.plain[place]) > 2
        if words.plain[place - 1] in ("is", "name", "names", "me"):
            surely = surely or _small_name(words, place)
        return _looks_like_name(words, place) or (surely and not words.kinds[place] & PUBLIC)
    brings = before & BEFORE and not words.parted(place)
    if words.plain[place - 1] in _SAID_TO and words.kinds[place] & ALSO:
        return not words.kinds[place] & SEASON and words.plain[place] != "will"
    return bool(brings) and _looks_like_name(words, place)


@cache
def _pairs() -> frozenset[str]:
    return frozenset(load("names")["before_two"])


_SAID_TO: Final = frozenset(
    ["told", "ask", "asked", "rang", "phoned", "thanked", "texted", "emailed"]
)


def _small_name(words: Words, place: int) -> bool:
    """ "My name is precious": small letters, but a name or no word of English."""
    if len(words.plain[place]) < 3 or words.kinds[place] & PUBLIC:
        return False
    return bool(words.kinds[place] & (ALSO | SELDOM)) or not words.ordinary(place)


def _beside_role(words: Words, place: int) -> bool:
    """ "My carer Oke", "my social worker, Oke", "Oke my carer"."""
    if words.opens(place):
        return False
    if _two_letters(words, place):
        return True
    if not (_looks_like_name(words, place) or _small_unknown(words, place)):
        return _word_for_a_name(words, place)
    if words.kind(place - 1) & ROLE and words.mark(place) in ("", ",", "(", "-", "–", ", "):
        return True
    mine = words.plain[place + 1 : place + 2] in (["my"], ["our"])
    return mine and any(words.kind(place + step) & ROLE for step in (2, 3))


def _two_letters(words: Words, place: int) -> bool:
    """ "My carer AJ", not "my carer MS"."""
    written = words.written[place]
    if len(written) != 2 or not written.isupper() or words.kinds[place] & ~GIVEN:
        return False
    mine = words.plain[max(0, place - 3) : place - 1]
    return bool(words.kind(place - 1) & ROLE) and ("my" in mine or "our" in mine)


def _word_for_a_name(words: Words, place: int) -> bool:
    """ "My carer Beauty is kind": a capital between a person and what she does."""
    kind = words.kinds[place]
    if not words.capital(place) or kind & (NEVER | PUBLIC | AFTER | VERB | SEASON):
        return False
    if not words.kind(place - 1) & ROLE or words.large[place - 1] or words.parted(place):
        return False
    mine = words.plain[max(0, place - 3) : place - 1]
    said = place + 1 == len(words) or words.parted(place + 1) or words.kinds[place + 1] & AFTER
    return bool(said) and ("my" in mine or "our" in mine)


def _small_unknown(words: Words, place: int) -> bool:
    """ "My friend tezza helps": small letters between a person of mine and what people do."""
    mine = words.plain[max(0, place - 3) : place - 1]
    if words.written[place][0].isupper() or not ("my" in mine or "our" in mine):
        return False
    did = words.kind(place + 1) & VERB
    return bool(did) and len(words.plain[place]) > 2 and not words.ordinary(place)


def _initial(words: Words, place: int) -> bool:
    """ "J Oke", "J. Oke", "K." in inverted commas: one capital letter that stands for a name."""
    if len(words.written[place]) > 1 or not words.capital(place):
        return False
    if _stands_alone(words, place):
        return True
    if place + 1 >= len(words) or words.opens(place + 1):
        return False
    said = words.mark(place + 1) == "" and words.plain[place] in ("i", "a")
    following = words.capital(place + 1)
    if len(words.written[place + 1]) == 1:
        marks = {words.mark(place + 1), words.mark(place + 2) if place + 2 < len(words) else "?"}
        last = marks in ({"."}, {""}) and words.plain[place] not in ("a", "i")
        return last and words.capital(place + 2) and not words.ordinary(place + 2)
    return (
        following
        and words.mark(place + 1) in ("", ".")
        and not said
        and not words.ordinary(place + 1)
    )


def _stands_alone(words: Words, place: int) -> bool:
    """ "K." where a name would stand, in inverted commas or after a word in small letters."""
    start, end = words.starts[place], words.stops[place]
    if words.text[end : end + 1] != "." or words.text[end + 1 : end + 2].isalnum():
        return False
    if words.text[start - 1 : start] in ('"', "“", "‘", "'") and start:
        return True
    if (
        words.opens(place)
        or words.plain[place] == "i"
        or words.plain[place - 1] in word_set("names", "lettered")
    ):
        return False
    return words.mark(place) == "" and words.written[place - 1].islower()


_RULES: Final[tuple[tuple[Callable[[Words, int], bool], float], ...]] = (
    (_after_title, 0.95),
    (_known_given_name, 0.8),
    (_name_and_word, 0.7),
    (_called, 0.7),
    (_beside_role, 0.7),
    (opens_and_did, 0.6),
    (small_name, 0.5),
    (_initial, 0.5),
    (family, 0.5),
    (unknown, UNKNOWN),
    (unknown_opens, UNKNOWN),
)


def _looks_like_name(words: Words, place: int) -> bool:
    kind = words.kinds[place]
    if kind & GIVEN:
        return len(words.plain[place]) > 2
    if not words.capital(place) or len(words.written[place]) < 2 or kind & (NEVER | SEASON):
        return False
    return bool(kind & (ALSO | SELDOM)) or not words.ordinary(place)
