"""Finds names of people: by title, by a first name that is known, and by the words around them.

It would rather take out one word too many than leave a name in. A plain word that is capital only
because it opens a sentence is left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.lexicons import load

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST: Final = 40
_PLAIN_ENDINGS: Final = ("ing", "tion", "ment", "ness", "ology", "therapy", "ist", "ly", "ed")
_APOSTROPHES: Final = str.maketrans("", "", "'’")
_OWNERS: Final = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, its plain form, and whether it opens a sentence."""

    text: str
    plain: str
    start: int
    end: int
    opens: bool
    mark: str  # what stands between it and the word before, blanks aside

    @property
    def capital(self) -> bool:
        """Written as names are; a word all in capitals says nothing."""
        return self.text[:1].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def parted(self) -> bool:
        """Whether a mark stands before it, other than the full stop of "Dr."."""
        return self.opens or self.mark not in ("", ".")


@cache
def _words_for(name: str) -> frozenset[str]:
    return frozenset(load("names")[name])


@cache
def _ordinary() -> frozenset[str]:
    """Words that the other lists use, and so no names."""
    lists = [load(name) for name in ("tags", "sentiment", "concerns", "pairs", "modifiers")]
    found = set(re.findall(r"[a-z]+", " ".join(map(str, lists)).lower()))
    return frozenset(found - set(load("names")["also_words"]))


def find_names(text: str) -> list[Finding]:
    """Every name of a person, first names and surnames together, in order."""
    words = list(_split(text))
    sure = [_confidence(words, place) for place in range(len(words))]
    for place in range(1, len(words)):
        if not sure[place] and sure[place - 1] and _goes_on(words, place):
            sure[place] = sure[place - 1]
        elif not sure[place] and _in_list(words, sure, place):
            sure[place] = LISTED
    return list(_join(words, sure))


def _split(text: str) -> Iterator[Word]:
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        written = match[0]
        owner = written.endswith(_OWNERS)
        written = written[:-2] if owner else written
        opens = end == 0 or any(mark in between for mark in '.!?\n\r:•"“*')
        after_title = between in (". ", ".") and _ended_by_title(text, end)
        yield Word(
            written,
            written[:_LONGEST].lower().translate(_APOSTROPHES),
            match.start(),
            match.start() + len(written),
            opens and not after_title,
            between.strip(),
        )
        end = match.end()


def _ended_by_title(text: str, end: int) -> bool:
    """Whether the full stop there is that of "Dr." or of an initial."""
    word = re.search(r"[^\W\d_]{1,10}$", text[max(0, end - 12) : end])
    if not word:
        return False
    initial = len(word[0]) == 1 and word[0].isupper()
    return initial or word[0].lower() in _words_for("written_titles")


def _confidence(words: list[Word], place: int) -> float:
    """How sure it is that this word begins a name; 0 when nothing says so."""
    return max((score for rule, score in _RULES if rule(words, place)), default=0.0)


def _after_title(words: list[Word], place: int) -> bool:
    title, word = _before(words, place), words[place]
    if not title or word.parted or title.plain not in _words_for("titles"):
        return False
    if title.plain in _words_for("written_titles"):
        return _may_be_name(word) and (word.capital or not _is_plain(word))
    return word.capital and _may_be_name(word)


def _known_first_name(words: list[Word], place: int) -> bool:
    word = words[place]
    first = word.plain.partition("-")[0]
    if first in _words_for("also_words"):
        return word.capital and not word.opens and word.plain not in _words_for("capitals")
    known = word.plain in _words_for("first_names") or first in _words_for("first_names")
    if word.capital or not known:
        return known
    shortest = 4 if word.text.isupper() else 5
    return len(word.text) >= shortest and word.plain not in _ordinary()


def _called(words: list[Word], place: int) -> bool:
    """ "Called Steve", "my name is Kiran", "thanks to Oke": a word that brings in a name."""
    word, one, two = words[place], _before(words, place), _before(words, place, 2)
    if not one or word.opens:
        return False
    pair = f"{two.plain} {one.plain}" if two else ""
    brings = one.plain in _words_for("says") or pair in _words_for("before_two")
    brings = brings or (one.plain in _words_for("before") and not word.parted)
    return brings and _looks_like_name(word)


def _beside_role(words: list[Word], place: int) -> bool:
    """ "My carer Oke", "my social worker, Oke", "Oke my carer"."""
    word, one = words[place], _before(words, place)
    if word.opens or not _looks_like_name(word):
        return False
    if one and one.plain in _words_for("roles"):
        return True
    following = words[place + 1 : place + 4]
    mine = bool(following) and following[0].plain in ("my", "our")
    return mine and any(other.plain in _words_for("roles") for other in following[1:])


def _did_something(words: list[Word], place: int) -> bool:
    """ "… and Oke helped me": a capital word inside a sentence that does what people do."""
    following = words[place + 1] if place + 1 < len(words) else None
    if not following or following.parted or words[place].opens:
        return False
    return following.plain in _words_for("person_verbs") and _looks_like_name(words[place])


def _opens_and_did(words: list[Word], place: int) -> bool:
    """ "Mark helped me", "Grace was lovely": a name that is also a word, opening a sentence."""
    following = words[place + 1] if place + 1 < len(words) else None
    word = words[place]
    known = word.opens and word.capital and word.plain in _words_for("also_words")
    return bool(known and following and following.plain in _words_for("after"))


def _initial(words: list[Word], place: int) -> bool:
    """ "J Oke", "J. Oke": one capital letter and then a word that may be a name."""
    word, following = words[place], words[place + 1] if place + 1 < len(words) else None
    if len(word.text) > 1 or not word.capital or not following or following.opens:
        return False
    said = following.mark == "" and word.plain in ("i", "a")
    return not said and following.capital and len(following.text) > 1 and _may_be_name(following)


LISTED: Final = 0.5
_RULES: Final[tuple[tuple[Callable[[list[Word], int], bool], float], ...]] = (
    (_after_title, 0.95),
    (_known_first_name, 0.8),
    (_called, 0.7),
    (_beside_role, 0.7),
    (_did_something, 0.5),
    (_opens_and_did, 0.6),
    (_initial, 0.5),
)


def _before(words: list[Word], place: int, steps: int = 1) -> Word | None:
    return words[place - steps] if place >= steps else None


def _goes_on(words: list[Word], place: int) -> bool:
    """Whether this word is the surname or the initial of the name before it."""
    word = words[place]
    return not word.parted and word.capital and _may_be_name(word)


def _in_list(words: list[Word], sure: list[float], place: int) -> bool:
    """ "Anna & Demi", "Paul, Oke and Jo": a capital word beside a name."""
    word = words[place]
    if word.opens or not word.capital or not _may_be_name(word):
        return False
    beside = place - 2 if words[place - 1].plain == "and" else place - 1
    joined = word.mark in ("&", ",", "/") or beside == place - 2
    return joined and beside >= 0 and bool(sure[beside])


def _looks_like_name(word: Word) -> bool:
    if word.plain in _words_for("first_names"):
        return True
    return word.capital and len(word.text) > 1 and _may_be_name(word)


def _may_be_name(word: Word) -> bool:
    """Whether nothing says that it is an ordinary word."""
    if word.plain in _words_for("first_names"):
        return True
    if word.plain in _words_for("also_words"):
        return word.plain not in _words_for("capitals")
    ordinary = word.plain in _words_for("capitals") or word.plain in _ordinary()
    if word.plain in _words_for("titles") or word.plain in _words_for("roles"):
        return False
    return not ordinary and not (len(word.plain) > 5 and word.plain.endswith(_PLAIN_ENDINGS))


def _is_plain(word: Word) -> bool:
    return word.plain in _words_for("after") or word.plain in _ordinary()


def _join(words: list[Word], sure: list[float]) -> Iterator[Finding]:
    """One finding for each run of words that make up a name."""
    place = 0
    while place < len(words):
        last = place
        while sure[place] and last + 1 < len(words) and _same_name(words, sure, last + 1):
            last += 1
        if sure[place]:
            best = max(sure[place : last + 1])
            yield Finding("identifier", "name", words[place].start, words[last].end, best)
        place = last + 1


def _same_name(words: list[Word], sure: list[float], place: int) -> bool:
    return bool(sure[place]) and not words[place].parted
