"""How well feeling is read, with TextBlob alone beside it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from feedback.learning import measures
from feedback.learning.figures import Figure, Reading, as_details, by_group, figures

FIVE: Final = (1, 2, 3, 4, 5)
SIGNS: Final = (1, 0, -1)
ABOVE: Final = (0.6, 0.2)  # with BELOW: where five equal fifths of -1..1 meet
BELOW: Final = (-0.2, -0.6)
# TextBlob has no word for neutral; this near to 0 it is taken for neutral. A whole fifth would be
# unkind to it: it would find less than half of the negative ones that it finds so.
TEXTBLOB_NEUTRAL: Final = 0.05


class Feeling(NamedTuple):
    """A class from 1, very positive, to 5, very negative, and a sign: 1, 0 or -1."""

    five: int
    sign: int


Said = Callable[[Reading], Feeling]


def fifth(score: float) -> int:
    """The class of a score from -1 to 1; the middle fifth holds both its edges."""
    return 3 - sum(score > edge for edge in ABOVE) + sum(score < edge for edge in BELOW)


def by_analyser(reading: Reading) -> Feeling:
    """Its score as a class; its label as a sign: mixed, neutral and unclear are 0."""
    found = reading.result.sentiment
    return Feeling(fifth(found.score), {"positive": 1, "negative": -1}.get(found.label, 0))


def by_textblob(reading: Reading) -> Feeling:
    """What TextBlob's polarity would say on its own."""
    polarity = reading.polarity
    sign = (polarity > TEXTBLOB_NEUTRAL) - (polarity < -TEXTBLOB_NEUTRAL)
    return Feeling(fifth(polarity), sign)


def fine_figures(
    name: str, about: str, readings: list[Reading], who: Mapping[str, Said]
) -> Iterator[Figure]:
    """Five classes and three, where all five are labelled."""
    for by, said in who.items():
        pairs = Counter(
            (Feeling(one.example.five, one.example.sign), said(one))
            for one in readings
            if one.example.five is not None and one.example.sign is not None
        )
        yield from figures(name, about, pairs, {f"{key}, {by}": of for key, of in FINE.items()})
        yield from figures(name, about, _negative(pairs), {f"negative found, {by}": _found})


def sign_figures(
    name: str, about: str, readings: list[Reading], who: Mapping[str, Said]
) -> Iterator[Figure]:
    """Three classes, where only good, bad or neither is labelled."""
    for by, said in who.items():
        pairs = Counter(
            (Feeling(0, one.example.sign), said(one))
            for one in readings
            if one.example.sign is not None
        )
        yield from figures(name, about, pairs, {f"three classes, accuracy, {by}": _accuracy})
        felt = Counter({pair: n for pair, n in pairs.items() if pair[0].sign})
        yield from figures(name, about, felt, {f"sign turned round, {by}": _turned})
        yield from figures(name, about, _negative(pairs), {f"negative found, {by}": _found})


def trust_figures(name: str, readings: list[Reading]) -> Iterator[Figure]:
    """The analyser's `fine_figures` of each trust as details, and then the lower of each."""
    by_measure: dict[str, list[Figure]] = defaultdict(list)
    for group, some in by_group(readings).items():
        for one in as_details(fine_figures(name, group, some, ANALYSER_ALONE)):
            yield one
            by_measure[one.measure].append(one)
    for several in by_measure.values():
        if len(several) > 1:
            worse = min(several, key=lambda one: one.estimate.value or 0.0)
            yield replace(worse, about=f"worse: {worse.about}", detail=False)


Pairs = Mapping[tuple[Feeling, Feeling], int]


def _fives(pairs: Pairs) -> Counter[tuple[int, int]]:
    counts = Counter[tuple[int, int]]()
    for (true, said), times in pairs.items():
        counts[true.five, said.five] += times
    return counts


def _signs(pairs: Pairs) -> Counter[tuple[int, int]]:
    counts = Counter[tuple[int, int]]()
    for (true, said), times in pairs.items():
        counts[true.sign, said.sign] += times
    return counts


def _negative(pairs: Pairs) -> Counter[tuple[Feeling, Feeling]]:
    return Counter({pair: n for pair, n in pairs.items() if pair[0].sign == -1})


def _kappa(pairs: Pairs, power: int) -> float | None:
    return measures.weighted_kappa(_fives(pairs), power=power)


def _accuracy(pairs: Pairs) -> float | None:
    return measures.accuracy(_signs(pairs))


def _turned(pairs: Pairs) -> float | None:
    return measures.turned_round(_signs(pairs))


def _found(pairs: Pairs) -> float | None:
    return measures.recall(_signs(pairs), -1)


ANALYSER_ALONE: Final[dict[str, Said]] = {"analyser": by_analyser}
BOTH: Final = {**ANALYSER_ALONE, "TextBlob alone": by_textblob}
FINE: Final[dict[str, Callable[[Pairs], float | None]]] = {
    "five classes, macro-F1": lambda pairs: measures.macro_f1(_fives(pairs), FIVE),
    "five classes, linear kappa": partial(_kappa, power=1),
    "five classes, quadratic kappa": partial(_kappa, power=2),
    "three classes, macro-F1": lambda pairs: measures.macro_f1(_signs(pairs), SIGNS),
}
