"""Whether newly learned weights read better than the current ones, on comments neither has seen.

The comments are our own of the part "held", which are never learned from and always the same.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from feedback.analysis.findings import Result
from feedback.analysis.learned import Model
from feedback.analysis.pipeline import analyse_with
from feedback.learning.evaluation import FIGURES
from feedback.learning.figures import ALL, Figure, Reading
from feedback.learning.sets import LabelledSet

# What is compared, and whether more of it is better.
COMPARED: Final = {
    ("our statements", ALL, "9 statements, macro-F1"): True,
    ("our statements", ALL, "three classes, accuracy, analyser"): True,
    ("our statements", ALL, "sign turned round, analyser"): False,
    ("our feelings", ALL, "three classes, accuracy, analyser"): True,
    ("our concerns", "plain", "disclosures found"): True,
    ("our concerns", "indirect", "disclosures found"): True,
    ("our concerns", "clean", "false alarms"): False,
}
TOLERANCE: Final = 0.01  # of their mean: less than this is chance
Shares = dict[tuple[str, str, str], float]


def shares(model: Model | None, labelled: Iterable[LabelledSet]) -> Shares:
    """What is compared, of one model, on the comments that nobody learns from."""
    read: Callable[..., Result] = partial(analyse_with, model)
    return {
        (figure.set, figure.about, figure.measure): figure.estimate.value or 0.0
        for one in labelled
        for figure in _figures(one, read)
        if (figure.set, figure.about, figure.measure) in COMPARED and not figure.detail
    }


def _figures(labelled: LabelledSet, read: Callable[..., Result]) -> Iterable[Figure]:
    readings = [
        Reading(one, read(one.text, question_type=one.question_type))
        for one in labelled.examples
        if one.part == "held"
    ]
    return FIGURES[labelled.layout](labelled.name, readings) if readings else ()


def gain(before: Shares, after: Shares) -> float:
    """How much better on the whole: the mean of all that is compared, harm counted against."""
    changes = [
        (after[key] - before[key]) * (1 if more else -1)
        for key, more in COMPARED.items()
        if key in before and key in after
    ]
    return sum(changes) / len(changes) if changes else 0.0


def is_worse(before: Shares, after: Shares) -> bool:
    """Whether the new weights must not become current."""
    return gain(before, after) < -TOLERANCE
