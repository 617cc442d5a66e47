"""From how likely a model says something is, to how often such claims were right."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

_LIKELY: Final = itemgetter(0)
Steps = Sequence[tuple[float, float]]  # (likely, the part that was right), both rising, 0 to 1


def certainty(likely: float, steps: Steps) -> float:
    """How often a claim that likely was right, on straight lines between what was measured."""
    above = bisect_left(steps, likely, lo=1, key=_LIKELY)
    if above == len(steps):
        return steps[-1][1]
    (low, right), (high, righter) = steps[above - 1], steps[above]
    return right + (righter - right) * (likely - low) / (high - low)
