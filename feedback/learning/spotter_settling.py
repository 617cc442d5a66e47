"""From where on the full tier's spotter speaks, settled on comments it has not learned from."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from feedback.analysis.identifiers import identifiers
from feedback.analysis.spotter import Spotter, Word, spotted
from feedback.learning.marks import is_found
from feedback.learning.sets import Example
from feedback.learning.settling import rising

# Before anything is settled.
OPEN: Final[dict[str, Any]] = {"at": 1.0, "beside": 0.3, "certainty": [(0.0, 0.0), (1.0, 1.0)]}
MOST_TOUCHED: Final = 0.04  # of the comments that tell of nobody, the rules' own counted in
LEAST: Final = 0.5  # it never speaks when it is less sure
STEP: Final = 0.0001


def settings(spotter: Spotter, unseen: Sequence[Example]) -> dict[str, Any]:
    """From where on it speaks, and how often words so sure did tell of somebody."""
    read = [(one, spotter.read(one.text)) for one in unseen]
    touched = [
        math.inf if identifiers(one.text) else max((word.sureness for word in words), default=0.0)
        for one, words in read
        if not one.marks
    ]
    return {**OPEN, "at": _at(touched), "certainty": rising([*_claims(read)])}


def _at(touched: Sequence[float]) -> float:
    """The least sureness that few comments reach which tell of nobody, those touched aside."""
    spared = sorted(touched, reverse=True)[int(MOST_TOUCHED * len(touched)) :]
    reached = max((one for one in spared if one < math.inf), default=0.0)
    return max(LEAST, round(math.floor(reached / STEP + 1) * STEP, 4))


def _claims(read: Sequence[tuple[Example, list[Word]]]) -> Iterator[tuple[float, bool]]:
    """Each word with how sure the spotter is of it, and whether it is inside a mark."""
    for one, words in read:
        for word in words:
            yield word.sureness, any(mark.start <= word.start < mark.end for mark in one.marks)


def found(spotter: Spotter, settled: dict[str, Any], unseen: Sequence[Example]) -> float:
    """The part of all marks that the spotter and the rules find together."""
    hits = []
    for one in unseen:
        both = (*identifiers(one.text), *spotted(one.text, spotter.read(one.text), settled))
        hits += [is_found(one.text, mark, both) for mark in one.marks]
    return sum(hits) / len(hits)
