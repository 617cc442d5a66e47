"""Settles what comments learned from cannot tell: cuts, certainty, and from where on to speak."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import numpy as np
from sklearn.isotonic import IsotonicRegression

from feedback.analysis.certainty import Steps
from feedback.analysis.evidence import statements
from feedback.learning.measures import accuracy, macro_f1, recall, weighted_kappa
from feedback.learning.sets import SIGN_OF_FIVE
from feedback.learning.tag_figures import seven
from feedback.learning.unseen import FIRST_CUTS, Unseen

FALSE_ALARMS: Final = 0.05  # of comments on care that were not written to tell of harm
CUTS_STEP, CUTS_REACH, CUTS_ROUNDS = 0.05, 0.4, 3
# What is bad must be seen first of all; more than this is not paid for with the other figures.
ENOUGH_NEGATIVE: Final = 0.88
SURE_STEPS: Final = 20
TAG_AT: Final = tuple(one / 100 for one in range(10, 62, 2))


def settings(read_unseen: Sequence[Unseen]) -> dict[str, Any]:
    """The cuts between fifths, how sure likely means, and from where on to speak."""
    steps = _certainty(read_unseen)
    return {
        "cuts": _cuts(read_unseen),
        "certainty": steps,
        "tag_at": _tag_at(read_unseen, steps),
        "concern_at": _concern_at(read_unseen),
    }


def _cuts(read_unseen: Sequence[Unseen]) -> list[float]:
    """Where the fifths meet best, by the measures that people ask for.

    On the NHS answers they tell five classes apart and miss few of the negative ones, on comments
    on care they tell what is good from bad.
    """
    nhs = [one for one in read_unseen if one.lesson.source == "fft" and one.lesson.example.five]
    near = _near(read_unseen)
    cuts = list(FIRST_CUTS)
    for place in list(range(len(cuts))) * CUTS_ROUNDS:
        around = np.arange(cuts[place] - CUTS_REACH, cuts[place] + CUTS_REACH, CUTS_STEP)
        tried = [
            sorted([*cuts[:place], round(float(cut), 2), *cuts[place + 1 :]]) for cut in around
        ]
        cuts = max(tried, key=lambda one: (_worth(nhs, near, one), one))
    return cuts


def _worth(nhs: Sequence[Unseen], near: Sequence[Unseen], cuts: list[float]) -> float:
    fives = Counter((one.lesson.example.five or 0, one.five(cuts)) for one in nhs)
    signs = Counter((one.lesson.example.sign or 0, SIGN_OF_FIVE[one.five(cuts)]) for one in near)
    bad = Counter((SIGN_OF_FIVE[true], SIGN_OF_FIVE[said]) for true, said in fives.elements())
    told_apart = (macro_f1(fives, (1, 2, 3, 4, 5)) or 0) + (weighted_kappa(fives, power=2) or 0)
    return told_apart + min(recall(bad, -1) or 0, ENOUGH_NEGATIVE) + (accuracy(signs) or 0)


def _topics(read_unseen: Sequence[Unseen]) -> list[Unseen]:
    """NHS answers whose topics name statements, which are a proxy."""
    answers = [one for one in read_unseen if one.lesson.source == "fft"]
    return [one for one in answers if one.lesson.statements is not None]


def _near(read_unseen: Sequence[Unseen]) -> list[Unseen]:
    """Comments on social care whose statements a person named."""
    near = ("written", "own_written")
    ours = [one for one in read_unseen if one.lesson.source in near]
    return [one for one in ours if one.lesson.statements is not None]


def _certainty(read_unseen: Sequence[Unseen]) -> list[tuple[float, float]]:
    """Likelihoods with the share that was right, rising, at even steps."""
    claims = [
        (likely, statement in (one.lesson.statements or ()))
        for one in _near(read_unseen)
        for statement, likely in one.likely.items()
    ]
    return rising(claims)


def rising(claims: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """How often claims so likely were right, never falling, at even steps from 0 to 1."""
    likely, right = zip(*claims, strict=True)
    fitted = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(likely, right)
    steps = np.linspace(0.0, 1.0, SURE_STEPS + 1)
    return [(round(float(at), 3), round(float(fitted.predict([at])[0]), 4)) for at in steps]


def _tag_at(read_unseen: Sequence[Unseen], steps: Steps) -> dict[str, float]:
    """From how sure on each statement is suggested, so that it is told best from all others.

    On comments on care, and on the NHS answers where their topics know the statement.
    """
    near, nhs = _near(read_unseen), _topics(read_unseen)

    def worth(statement: str, least: float) -> float:
        of_ours = _told(statement, near, steps, least) / len(statements())
        if statement not in seven():
            return of_ours
        return of_ours + _told(statement, nhs, steps, least) / len(seven())

    return {one: max(TAG_AT, key=partial(worth, one)) for one in statements()}


def _told(statement: str, some: Sequence[Unseen], steps: Steps, least: float) -> float:
    """F1 of one statement."""
    pairs = Counter(
        (statement in (one.lesson.statements or ()), bool(one.said(steps, {statement: least})))
        for one in some
    )
    return macro_f1(pairs, (True,)) or 0.0


def _concern_at(read_unseen: Sequence[Unseen]) -> float:
    """From how likely on words that no rule knows are held: set for recall, at a bearable price."""
    ordinary = [one.harm for one in _near(read_unseen)]
    return round(float(np.quantile(ordinary, 1 - FALSE_ALARMS)), 3)
