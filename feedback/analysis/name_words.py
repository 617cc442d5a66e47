"""The words of a text as names and places are read: as written, plain, and what they may be."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from textblob import en

from feedback.analysis.lexicons import load
from feedback.analysis.remembered import Remembered

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 40
_APOSTROPHES: Final = str.maketrans("", "", "'’")
_OWNERS: Final = ("'s", "’s", "'S", "’S")
_OPENERS: Final = frozenset('.!?\n\r:•"“*…')
_PLAIN_ENDINGS: Final = (
    *("ing", "tion", "ment", "ness", "ology", "therapy", "ist", "ly", "ed", "ism", "itis", "osis"),
    *("azole", "olol", "statin", "pril", "mycin", "cillin", "azepam", "sartan", "xaban", "gliptin"),
)
_STROKES: Final = str.maketrans("łŁøØđĐıß", "lLoOdDis")

# What a word may be, one bit each.
GIVEN, ALSO, TITLE, WRITTEN, BEFORE_TITLE, ROLE, BEFORE, SAYS = (1 << bit for bit in range(8))
AFTER, VERB, PUBLIC, PHRASE, FUNCTION, PLAIN, SEASON, THING = (1 << bit for bit in range(8, 16))
(
    STREET,
    SMALL,
    HOUSE,
    GENERIC,
    CONDITION,
    PARTICLE,
    MASKED,
    SELDOM,
    BRINGS,
    WELSH,
    DID,
    SMALL_NAME,
) = (1 << bit for bit in range(16, 28))
_LISTS: Final = {
    "names": {
        "also_words": ALSO,
        "seldom_words": SELDOM,
        "titles": TITLE,
        "written_titles": WRITTEN,
        "before_title": BEFORE_TITLE,
        "roles": ROLE,
        "before": BEFORE,
        "says": SAYS,
        "after": AFTER,
        "person_verbs": VERB,
        "did": DID,
        "small_names": SMALL_NAME,
        "seasons": SEASON,
        "things": THING,
        "function": FUNCTION,
        "names_particles": PARTICLE,
    },
    "first_names": {"names": GIVEN},
    "public_names": {"words": PUBLIC},
    "places": {
        "street": STREET,
        "small": SMALL,
        "names_of_houses": HOUSE,
        "generic": GENERIC,
        "welsh": WELSH,
    },
    "conditions": {"heads": CONDITION, "rare_alone": CONDITION},
}


@cache
def word_set(lexicon: str, name: str) -> frozenset[str]:
    """One list of words; a line may hold many."""
    return frozenset(without_accents(word) for line in load(lexicon)[name] for word in line.split())


def without_accents(word: str) -> str:
    """ "Siân" as "sian", "Wójcik" as "wojcik"."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def ordinary_words() -> frozenset[str]:
    """Words of English that are written small, from the list that comes with TextBlob."""
    path = Path(en.__file__).with_name("en-lexicon.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for word in (line.partition(" ")[0] for line in lines) if word.islower())


@cache
def _kinds() -> dict[str, int]:
    kinds = dict.fromkeys(ordinary_words(), PLAIN)
    for lexicon, lists in _LISTS.items():
        for name, bit in lists.items():
            for word in word_set(lexicon, name):
                kinds[word] = kinds.get(word, 0) | bit
    for word in word_set("first_names", "names"):
        kinds[word] &= ~(PLAIN | FUNCTION)
    for word in word_set("names", "also_words"):
        kinds[word] &= ~FUNCTION
    for word in ("is", "name", "names", "me"):  # "my name is", "call me"
        kinds[word] = kinds.get(word, 0) | BRINGS
    for first, _ in _phrases():
        kinds[first] = kinds.get(first, 0) | PHRASE
    for (first,) in rare_phrases():
        kinds[first] = kinds.get(first, 0) | CONDITION
    return kinds


@cache
def _phrases() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The public phrases by their first two words, the longest first."""
    return _by_opening(2, load("public_names")["phrases"])


@cache
def rare_phrases() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Rare illnesses of several words, by the first; "locked-in" beside "locked in"."""
    lists = load("conditions")
    known = [*lists["rare_phrases"], *lists["rare_with_age"], *lists["unusual_before"]]
    phrases = with_owners(known)
    return _by_opening(1, [*phrases, *(phrase.replace(" ", "-", 1) for phrase in phrases)])


def with_owners(phrases: Iterable[str]) -> list[str]:
    """Phrases with "stills disease" also as "Still's disease" is read: "still disease"."""
    lists = ("eponyms", "common", "rare_alone")
    owners = frozenset[str]().union(*(word_set("conditions", name) for name in lists))
    found: dict[str, None] = {}
    for phrase in phrases:
        words = phrase.split()
        owned = [one[:-1] if one[-1] == "s" and one[:-1] in owners else one for one in words]
        found[phrase] = None
        if len(words) > 1:
            found[" ".join(owned)] = None
    return list(found)


def _by_opening(
    length: int, phrases: Iterable[str]
) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The words of phrases by so many of their first, the longest first."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[:length], []).append(words)
    return {opening: sorted(some, key=len, reverse=True) for opening, some in found.items()}


class _Reading(NamedTuple):
    """One word as it is read: without a possessive, plain, what it may be, and how it begins."""

    written: str
    plain: str
    kind: int
    large: bool


def _read(written: str) -> _Reading:
    plain = _plain(written)
    owned = written[:-2] if written.endswith(_OWNERS) else written
    return _Reading(owned, plain, _kinds().get(plain, 0), owned[0].isupper())


_READINGS: Final = Remembered(_read)


def _plain(written: str) -> str:
    plain = written[:_LONGEST].lower()
    if plain.isascii() and plain.isalpha():
        return plain
    return without_accents(
        (plain[:-2] if plain.endswith(_OWNERS) else plain).translate(_APOSTROPHES)
    )


class Words:
    """A text's words by their place: `written` without a possessive, `plain`, `kinds` as bits.

    `large` says whether the first letter is a capital, even in a word all of capitals; `digits`
    counts them in the whole text.
    """

    __slots__ = (
        "digits",
        "kinds",
        "large",
        "plain",
        "small",
        "starts",
        "stops",
        "text",
        "written",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = text.lower()
        self.digits = len(_DIGIT.findall(text))
        matches = list(_WORD.finditer(text))
        self.starts = [match.start() for match in matches]
        self.stops = [match.end() for match in matches]
        readings = [_READINGS[match[0]] for match in matches]
        self.written = [one.written for one in readings]
        self.plain = [one.plain for one in readings]
        self.kinds = [one.kind for one in readings]
        self.large = [one.large for one in readings]
        phrases, following = _phrases(), [*self.plain[1:], ""]
        for place, kind in enumerate(self.kinds):
            if kind & PHRASE and (self.plain[place], following[place]) in phrases:
                self._mask(place)

    def __len__(self) -> int:
        return len(self.kinds)

    def _mask(self, place: int) -> None:
        """A phrase everybody knows ("Earl Grey") holds no name."""
        for phrase in _phrases()[self.plain[place], self.plain[place + 1]]:
            if tuple(self.plain[place : place + len(phrase)]) == phrase:
                for one in range(place, place + len(phrase)):
                    self.kinds[one] = MASKED | PLAIN
                return

    def kind(self, place: int) -> int:
        """What the word there may be; nothing beyond the text."""
        return self.kinds[place] if 0 <= place < len(self.kinds) else 0

    def end(self, place: int) -> int:
        """Where the word ends, a possessive aside."""
        return self.starts[place] + len(self.written[place])

    def capital(self, place: int) -> bool:
        """Written as names are; a word all in capitals says nothing."""
        word = self.written[place]
        return self.large[place] and (len(word) == 1 or not word.isupper())

    def mark(self, place: int) -> str:
        """What stands between this word and the one before, blanks aside."""
        return self.text[self.stops[place - 1] if place else 0 : self.starts[place]].strip()

    def opens(self, place: int) -> bool:
        """Whether a sentence begins with this word."""
        if place == 0:
            return True
        between = self.text[self.stops[place - 1] : self.starts[place]]
        if between == " " or _OPENERS.isdisjoint(between):
            return False
        return not (between in (". ", ".") and self._ended_by_title(place - 1))

    def parted(self, place: int) -> bool:
        """Whether a mark stands before it, other than the full stop of "Dr."."""
        if place == 0:
            return True
        if self.text[self.stops[place - 1] : self.starts[place]] == " ":
            return False
        return self.mark(place) not in ("", ".", "'", "’") or self.opens(place)

    def _ended_by_title(self, place: int) -> bool:
        """Whether the full stop after it is that of "Dr." or of an initial."""
        word = self.written[place]
        return bool(self.kinds[place] & WRITTEN) or (len(word) == 1 and word.isupper())

    def ordinary(self, place: int) -> bool:
        """Whether the word is one of English, or one that everybody knows."""
        kind, plain = self.kinds[place], self.plain[place]
        if kind & (PLAIN | PUBLIC | FUNCTION | MASKED | ROLE | TITLE):
            return not kind & GIVEN or bool(kind & MASKED)
        if kind & (GIVEN | ALSO):
            return False
        if len(plain) > 5 and plain.endswith(_PLAIN_ENDINGS):
            return True
        return self._made_of_ordinary(plain)

    @staticmethod
    def _made_of_ordinary(plain: str) -> bool:
        """ "Carers", "Anglo-Indian", "Dont": a form or a pair of known words."""
        known = _kinds()
        if "-" in plain:
            return all(known.get(part, 0) & (PLAIN | PUBLIC) for part in plain.split("-", 4))
        return plain[-1:] == "s" and bool(known.get(plain[:-1], 0) & (PLAIN | PUBLIC | ROLE))
