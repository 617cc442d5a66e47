"""Which comments had been seen when an analyser was written: a figure on them flatters it."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Final

from feedback.analysis.findings import Analyser
from feedback.learning.sets import Example

FOLDER: Final = Path(__file__).parent / "seen"
OUR_LEARNING: Final = "our learning comments"
# Add a line with every new version: the lists of ids in FOLDER, and OUR_LEARNING where the part
# "learn" was read or trained on.
SEEN_BY: Final[dict[str, tuple[str, ...]]] = {
    "core-rules 1": ("shared_half",),
    "core-rules 2": ("shared_half", OUR_LEARNING),
    "core-rules 3": ("shared_half", OUR_LEARNING),
    "core-rules 4": ("shared_half", OUR_LEARNING),
    "core-rules 5": ("shared_half", OUR_LEARNING),
    "core-rules 6": ("shared_half", OUR_LEARNING),
    "core-rules 7": ("shared_half", OUR_LEARNING),
    "core-rules 8": ("shared_half", OUR_LEARNING),
    "core-rules 9": ("shared_half", OUR_LEARNING),
    "core-rules 10": ("shared_half", OUR_LEARNING),
    "core 2": ("shared_half", OUR_LEARNING),
    "core 3": ("shared_half", OUR_LEARNING),
    "core 4": ("shared_half", OUR_LEARNING),
    "core 5": ("shared_half", OUR_LEARNING),
    "core 6": ("shared_half", OUR_LEARNING),
    "core 7": ("shared_half", OUR_LEARNING),
    "core 8": ("shared_half", OUR_LEARNING),
    "core 9": ("shared_half", OUR_LEARNING),
    "core 10": ("shared_half", OUR_LEARNING),
    "core 11": ("shared_half", OUR_LEARNING),
    "core 12": ("shared_half", OUR_LEARNING),
    "full 1": ("shared_half", OUR_LEARNING),
    "full 2": ("shared_half", OUR_LEARNING),
    "full 3": ("shared_half", OUR_LEARNING),
    "full 4": ("shared_half", OUR_LEARNING),
    "full 5": ("shared_half", OUR_LEARNING),
    "full 6": ("shared_half", OUR_LEARNING),
    "full 7": ("shared_half", OUR_LEARNING),
    "full 8": ("shared_half", OUR_LEARNING),
    "full 9": ("shared_half", OUR_LEARNING),
    "full 10": ("shared_half", OUR_LEARNING),
}


def sample(analyser: Analyser, examples: Collection[Example]) -> str:
    """ "in-sample", "out of sample", "partly in-sample (k of n)" or "not known"."""
    sources = SEEN_BY.get(str(analyser))
    if sources is None:
        return "not known"
    ids = frozenset().union(*(_ids(source) for source in sources if source != OUR_LEARNING))
    learned = OUR_LEARNING in sources
    count = sum(one.id in ids or (learned and one.part == "learn") for one in examples)
    if not count:
        return "out of sample"
    return "in-sample" if count == len(examples) else f"partly in-sample ({count:,})"


@cache
def _ids(name: str) -> frozenset[str]:
    return frozenset((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())
