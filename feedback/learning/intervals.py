"""How far a figure might have come out otherwise: 95% intervals, always the same.

By bootstrap for any measure; by Wilson's formula for a share that a page shows.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

SEED: Final = 20240501
RESAMPLES: Final = 1_000
OUTSIDE: Final = 0.025  # left out at either end
Z: Final = 1.959964  # where the middle 95% of a normal curve end

Case = TypeVar("Case", bound=Hashable)
Measure = Callable[[Any], float | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its interval (None when there is none), and how many cases it rests on."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def estimates(
    cases: Mapping[Case, int], measures: Mapping[str, Measure], *, resamples: int = RESAMPLES
) -> dict[str, Estimate]:
    """Each measure of the cases, with the middle 95% of what resampled cases give.

    Cases are counted, so what is drawn again must be whatever stands by itself: a comment, not
    one of its tags. The same cases in the same order always give the same interval.
    """
    drawn: dict[str, list[float]] = {name: [] for name in measures}
    for again in _resampled(cases, resamples):
        for name, measure in measures.items():
            value = measure(again)
            if value is not None:
                drawn[name].append(value)
    n = sum(cases.values())
    return {
        name: Estimate(measure(cases), *_middle(drawn[name]), n)
        for name, measure in measures.items()
    }


def _resampled(cases: Mapping[Case, int], resamples: int) -> Iterator[dict[Case, int]]:
    """As many cases as there are, drawn with putting back."""
    kinds = list(cases)  # in the order they came: sets of words have no order that lasts
    every = [place for place, kind in enumerate(kinds) for _ in range(cases[kind])]
    if len(every) < 2:
        return
    draw = random.Random(SEED)
    for _ in range(resamples):
        times = Counter(draw.choices(every, k=len(every)))
        yield {kinds[place]: n for place, n in times.items()}


def _middle(values: list[float]) -> tuple[float | None, float | None]:
    """Where the middle 95% lie. None where all are alike: few data, not no doubt."""
    ordered = sorted(values)
    if not ordered or ordered[0] == ordered[-1]:
        return None, None
    last = len(ordered) - 1
    return ordered[round(OUTSIDE * last)], ordered[round((1 - OUTSIDE) * last)]


def wilson(share: float, n: float) -> tuple[float, float]:
    """Between which shares the true one lies in 95 of 100 cases, having seen this one in n.

    It keeps within 0 and 1, and stays honest where few were seen or nearly all were alike.
    """
    spread = Z * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    middle, scale = share + Z**2 / (2 * n), 1 + Z**2 / n
    # Rounding in the last place must put neither past the share itself, nor past 0 and 1.
    low = max(0.0, min(share, (middle - spread) / scale))
    return low, min(1.0, max(share, (middle + spread) / scale))
