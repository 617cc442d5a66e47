"""Which forms of a batch somebody types again, and how often two people typed the same."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from random import Random


def drawn(numbers: Collection[int], *, share: float, least: int, seed: int) -> list[int]:
    """Return the numbers a seed draws: a share of them, never fewer than `least` or all.

    The same seed draws the same forms again.
    """
    size = min(len(numbers), max(least, ceil(len(numbers) * share)))
    return sorted(Random(seed).sample(sorted(numbers), size))


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Fields that differed among those that were typed twice, and how often the first was wrong."""

    forms: int = 0
    checked: int = 0
    different: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        """The share of fields that differed; 0 where nothing was checked."""
        return self.different / self.checked if self.checked else 0.0

    def is_above(self, limit: float) -> bool:
        """True when more differed than may, so that every form should be checked."""
        return self.share > limit
