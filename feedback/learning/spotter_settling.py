"""From where on the full tier's spotter speaks, settled on comments it has not learned from."""

from collections.abc import Sequence
from typing import Any, Final

from feedback.analysis.identifiers import identifiers
from feedback.analysis.spotter import Spotter, spotted
from feedback.learning.marks import is_found
from feedback.learning.sets import Example

OPEN: Final = {"at": 1.0, "beside": 0.3}  # before anything is settled
MOST_TOUCHED: Final = 0.04  # of the comments that tell of nobody, the rules' own counted in
FROM: Final = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995)


def settings(spotter: Spotter, unseen: Sequence[Example]) -> dict[str, Any]:
    """The least sureness at which few comments that tell of nobody are touched, else the most."""
    clean = [one.text for one in unseen if not one.marks]
    touched = [
        1.0 if identifiers(text) else max((one.sureness for one in spotter.read(text)), default=0)
        for text in clean
    ]
    for at in FROM:
        if sum(one >= at for one in touched) <= MOST_TOUCHED * len(touched):
            return OPEN | {"at": at}
    return OPEN | {"at": FROM[-1]}


def found(spotter: Spotter, settled: dict[str, Any], unseen: Sequence[Example]) -> float:
    """The part of all marks that the spotter and the rules find together."""
    hits = []
    for one in unseen:
        spots = spotted(one.text, spotter.read(one.text), settled["at"], settled["beside"])
        both = (*identifiers(one.text), *spots)
        hits += [is_found(one.text, mark, both) for mark in one.marks]
    return sum(hits) / len(hits)
