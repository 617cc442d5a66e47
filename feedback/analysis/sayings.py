"""Sorts comments into a handful of sayings: comments that share words, under the words they share.

Plain, and the same every time. Of all phrases, the one that says most about most comments is
taken; then the one that says most about the comments that are left; and so on. What shares too
little stays under "other". The order in which comments come changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from feedback.analysis.identifiers import identifiers
from feedback.analysis.shared_words import READ, Key, phrases_in, stem_of

FEWEST: Final = 5  # people who must say a phrase before it may be a name
MOST: Final = 6
# Two words say more than one: they win where half as many comments share them.
WEIGHTS: Final = (0.0, 1.0, 2.0, 2.2)
LONGER_NAME: Final = 0.25  # of a saying's comments that must hold a longer phrase to bear its name
FULLER_FORM: Final = 0.2  # of them that must hold "waiting" before it is put for "wait"
LOOKED_AT: Final = 50  # comments in which a name is held against what tells who somebody is
QUICK_TO_READ: Final = 90  # characters; an example near it says enough and is soon read


@dataclass(frozen=True, slots=True)
class Text:
    """Released words: whose they are, how they sound, and whether they may be read aloud."""

    id: Hashable
    person: Hashable
    words: str
    feeling: str
    may_quote: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """Comments that share words, under a phrase that quotable words of five people hold."""

    name: str
    texts: tuple[Text, ...]

    @property
    def examples(self) -> list[Text]:
        """The comments that may be quoted: those with the name in them first, then the quickest."""
        quotable = [text for text in self.texts if text.may_quote]
        return sorted(
            quotable, key=lambda text: (self.name not in text.words.lower(), *_pace(text))
        )


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every comment once: in one saying, the largest first, or among the others."""

    sayings: tuple[Saying, ...]
    other: tuple[Text, ...]


def find_sayings(texts: Iterable[Text], *, fewest: int = FEWEST, most: int = MOST) -> Sorted:
    """Sort comments by the words they share, into at most so many sayings."""
    shared = _Shared(sorted(texts, key=_by_words), fewest)
    sayings: list[Saying] = []
    while len(sayings) < most and (key := shared.best()):
        places = shared.take(key)
        sayings.append(Saying(shared.name(key, places), shared.texts(places)))
    sayings.sort(key=lambda saying: (-len(saying.texts), saying.name))
    return Sorted(tuple(sayings), shared.texts(shared.left))


def _by_words(text: Text) -> tuple[str, str, bool, str, str]:
    return text.words, text.feeling, text.may_quote, str(text.person), str(text.id)


def _pace(text: Text) -> tuple[int, str, str]:
    return abs(len(text.words) - QUICK_TO_READ), text.words, str(text.id)


class _Shared:
    """Which texts hold which phrases, and which texts no saying has taken yet."""

    def __init__(self, texts: Sequence[Text], fewest: int):
        self._texts = texts
        self._fewest = fewest
        self._phrases = [phrases_in(text.words) for text in texts]
        self.left = dict.fromkeys(range(len(texts)))
        holding: dict[Key, list[int]] = defaultdict(list)
        for place, phrases in enumerate(self._phrases):
            for key in phrases:
                holding[key].append(place)
        self._holding = {key: held for key, held in holding.items() if len(held) >= fewest}
        self._gain = {key: len(held) for key, held in self._holding.items()}

    def best(self) -> Key | None:
        """The phrase that says most about most of the texts that are left."""
        for key in sorted(self._gain, key=self._rank):
            if self._may_be_name(key, self._left_with(key)):
                return key
            # Texts are only ever taken away: what may not be a name now never will.
            del self._gain[key]
        return None

    def take(self, key: Key) -> list[int]:
        """Take the texts that are left and hold this phrase; return their places."""
        places = self._left_with(key)
        for place in places:
            del self.left[place]
            for phrase in self._phrases[place]:
                if phrase in self._gain:
                    self._gain[phrase] -= 1
        del self._gain[key]
        return places

    def name(self, key: Key, places: Sequence[int]) -> str:
        """The phrase, or a longer one that many of these texts hold, as they write it."""
        held = Counter(phrase for place in places for phrase in self._phrases[place])
        longer = [
            phrase
            for phrase, times in held.items()
            if times >= len(places) * LONGER_NAME
            and len(phrase) > len(key)
            and _within(key, phrase)
            and self._may_be_name(phrase, self._with(phrase, places))
        ]
        longer.sort(key=lambda phrase: (-held[phrase] * WEIGHTS[len(phrase)], phrase))
        chosen = longer[0] if longer else key
        return self._as_written(chosen, self._with(chosen, places))

    def texts(self, places: Iterable[int]) -> tuple[Text, ...]:
        return tuple(self._texts[place] for place in places)

    def _rank(self, key: Key) -> tuple[float, int, Key]:
        return -self._gain[key] * WEIGHTS[len(key)], -len(key), key

    def _left_with(self, key: Key) -> list[int]:
        return [place for place in self._holding[key] if place in self.left]

    def _with(self, key: Key, places: Iterable[int]) -> list[int]:
        return [place for place in places if key in self._phrases[place]]

    def _may_be_name(self, key: Key, places: Sequence[int]) -> bool:
        """Whether enough people said it in words that may be quoted, and it names nobody."""
        return bool(self._forms(key, places)) and not any(self._tells_who(key, places))

    def _forms(self, key: Key, places: Iterable[int]) -> dict[str, int]:
        """How many people wrote the phrase how, in words that may be quoted; few are left out."""
        people: dict[str, set[Hashable]] = defaultdict(set)
        for place in places:
            text = self._texts[place]
            if text.may_quote:
                people[self._phrases[place][key].written(text.words)].add(text.person)
        return {form: len(who) for form, who in people.items() if len(who) >= self._fewest}

    def _tells_who(self, key: Key, places: Sequence[int]) -> Iterator[bool]:
        """Whether the phrase touches a name or a number, comment by comment."""
        for place in places[:LOOKED_AT]:
            start, end = self._phrases[place][key]
            found = identifiers(self._texts[place].words[:READ])
            yield any(one.start < end and start < one.end for one in found)

    def _as_written(self, key: Key, places: Sequence[int]) -> str:
        """The commonest words for it, in the fullest form that many use: "waiting" for "wait"."""
        forms = self._forms(key, places)
        commonest = min(forms, key=lambda form: (-forms[form], form))
        enough = len(places) * FULLER_FORM
        often = [form for form, people in forms.items() if people >= enough]
        fuller = [form for form in often if _stems(form) == _stems(commonest)]
        return max(fuller, key=lambda form: (len(form), form), default=commonest)


def _stems(form: str) -> list[str]:
    return [stem_of(word) for word in form.split()]


def _within(key: Key, phrase: Key) -> bool:
    return any(phrase[at : at + len(key)] == key for at in range(len(phrase) - len(key) + 1))
