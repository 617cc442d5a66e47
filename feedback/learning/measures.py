"""How far what was said of comments agrees with what is true of them.

Each measure takes *counts*: how often each pair of (truth, said) came up. It answers None where
there is nothing to measure, which is not the same as 0.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, TypeVar

BINS: Final = 10
Label = TypeVar("Label", bound=Hashable)
Pairs = Mapping[tuple[Label, Label], int]
PairsOfSets = Mapping[tuple[frozenset[Label], frozenset[Label]], int]


def share(counts: Mapping[bool, int]) -> float | None:
    """The part that is true, 0 to 1: recall where each is a thing to find, accuracy elsewhere."""
    total = sum(counts.values())
    return counts.get(True, 0) / total if total else None


def share_of_parts(counts: Mapping[tuple[int, int], int]) -> float | None:
    """All that was found over all there was to find, 0 to 1, from pairs of (found, there)."""
    there = sum(there * times for (_, there), times in counts.items())
    found = sum(found * times for (found, _), times in counts.items())
    return found / there if there else None


def recall(pairs: Pairs[Label], label: Label) -> float | None:
    """Of what truly is `label`, the part that was said to be, 0 to 1."""
    return share(_counted((said == label, n) for (true, said), n in pairs.items() if true == label))


def accuracy(pairs: Pairs[Label]) -> float | None:
    """The part said rightly, 0 to 1."""
    return share(_counted((true == said, n) for (true, said), n in pairs.items()))


def turned_round(pairs: Pairs[int]) -> float | None:
    """Of what truly is 1 or -1, the part said to be the other, 0 to 1. Lower is better."""
    return share(_counted((true == -said, n) for (true, said), n in pairs.items() if true))


def macro_f1(pairs: Pairs[Label], labels: Iterable[Label]) -> float | None:
    """The mean over the labels of F1, 0 to 1; each label weighs the same however rare.

    F1 = 2 × rightly said / (truly there + said). A label that is neither there nor said is
    left out of the mean.
    """
    return macro_f1_of_sets(
        {(frozenset([true]), frozenset([said])): n for (true, said), n in pairs.items()}, labels
    )


def macro_f1_of_sets(pairs: PairsOfSets[Label], labels: Iterable[Label]) -> float | None:
    """`macro_f1` where several labels, or none, may be true and said at once."""
    there, said, both = Counter[Label](), Counter[Label](), Counter[Label]()
    for (truth, claim), times in pairs.items():
        for label in truth:
            there[label] += times
        for label in claim:
            said[label] += times
        for label in truth & claim:
            both[label] += times
    known = [label for label in labels if there[label] or said[label]]
    each = [2 * both[label] / (there[label] + said[label]) for label in known]
    return sum(each) / len(each) if each else None


def weighted_kappa(pairs: Pairs[int], *, power: int) -> float | None:
    """Agreement beyond chance on ordered classes, at most 1; 0 is what chance would reach.

    A miss weighs its distance to that power: 1 is linear, 2 quadratic. Saying one class always
    gives 0. None when all is one class and said so: then chance agrees as well.
    """
    total = sum(pairs.values())
    true_at, said_at = Counter[int](), Counter[int]()
    for (true, said), times in pairs.items():
        true_at[true] += times
        said_at[said] += times
    missed = sum(abs(true - said) ** power * times for (true, said), times in pairs.items())
    by_chance = sum(
        abs(true - said) ** power * n * m
        for true, n in true_at.items()
        for said, m in said_at.items()
    )
    return 1 - missed * total / by_chance if by_chance else None


def calibration_error(
    claims: Mapping[tuple[tuple[float, bool], ...], int], bins: int = BINS
) -> float | None:
    """How far confidence is from being right, 0 to 1 (expected calibration error).

    Claims are (confidence, right) and come together as one comment made them. They fall into
    equally wide bins; each bin's mean confidence is held against the part of it that is right.
    The mean of those distances is weighted by how many claims are in the bin.
    """
    size, right, sure = Counter[int](), Counter[int](), defaultdict[int, float](float)
    for together, times in claims.items():
        for confidence, is_right in together:
            place = min(int(confidence * bins), bins - 1)
            size[place] += times
            sure[place] += confidence * times
            right[place] += is_right * times
    total = sum(size.values())
    return sum(abs(sure[at] - right[at]) for at in size) / total if total else None


def _counted(answers: Iterable[tuple[bool, int]]) -> Counter[bool]:
    counts = Counter[bool]()
    for answer, times in answers:
        counts[answer] += times
    return counts
