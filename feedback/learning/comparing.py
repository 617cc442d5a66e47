"""Whether newly learned weights read better than the current ones, on comments neither has seen.

The comments are our own of the part "held", which are never learned from and always the same.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from feedback.analysis.pipeline import Reader
from feedback.learning.evaluation import FIGURES, reading
from feedback.learning.figures import ALL, Figure
from feedback.learning.sets import LabelledSet

Compared = dict[tuple[str, str, str], bool]
# What is compared, and whether more of it is better.
COMPARED: Final[Compared] = {
    ("our statements", ALL, "9 statements, macro-F1"): True,
    ("our statements", ALL, "three classes, accuracy, analyser"): True,
    ("our statements", ALL, "sign turned round, analyser"): False,
    ("our feelings", ALL, "three classes, accuracy, analyser"): True,
    ("our concerns", "plain", "disclosures found"): True,
    ("our concerns", "indirect", "disclosures found"): True,
    ("our concerns", "clean", "false alarms"): False,
}
# What is compared of whoever learned identifiers alone.
OF_IDENTIFIERS: Final[Compared] = {
    ("our identifiers", ALL, "identifiers found"): True,
    ("our identifiers", "clean", "texts touched"): False,
}
_MORE_IS_BETTER: Final = COMPARED | OF_IDENTIFIERS
TOLERANCE: Final = 0.01  # of their mean: less than this is chance
Shares = dict[tuple[str, str, str], float]


def shares(by: Reader, labelled: Iterable[LabelledSet], compared: Compared = COMPARED) -> Shares:
    """What is compared, of one reader, on the comments that nobody learns from."""
    return {
        (figure.set, figure.about, figure.measure): figure.estimate.value or 0.0
        for one in labelled
        for figure in _figures(one, by)
        if (figure.set, figure.about, figure.measure) in compared and not figure.detail
    }


def _figures(labelled: LabelledSet, by: Reader) -> Iterable[Figure]:
    readings = [
        reading(one, by, labelled.layout) for one in labelled.examples if one.part == "held"
    ]
    return FIGURES[labelled.layout](labelled.name, readings) if readings else ()


def gain(before: Shares, after: Shares) -> float:
    """How much better on the whole: the mean of all that is compared, harm counted against."""
    changes = [
        (after[key] - before[key]) * (1 if more else -1)
        for key, more in _MORE_IS_BETTER.items()
        if key in before and key in after
    ]
    return sum(changes) / len(changes) if changes else 0.0


def told(before: Shares, after: Shares) -> Iterator[str]:
    """A line for each share: what it was and what it became."""
    for key in before:
        more = _MORE_IS_BETTER[key]
        about = f"{key[0]}, {key[1]}: {key[2]} ({'more' if more else 'less'} is better)"
        yield f"{about}: {before[key]:.3f} -> {after[key]:.3f}"


def is_worse(before: Shares, after: Shares) -> bool:
    """Whether the new weights must not become current."""
    return gain(before, after) < -TOLERANCE
