"""Settles what cannot be learned on comments that were learned from: cuts, certainty, thresholds.

Each comment is read by weights learned without it and its like (five folds), as a new one would be.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.isotonic import IsotonicRegression

from feedback.analysis.encoder import Encoder
from feedback.analysis.evidence import statements
from feedback.analysis.learned import Model, unpacked
from feedback.analysis.learned_findings import Learned, certainty
from feedback.learning.lessons import FOLDS, Lesson
from feedback.learning.measures import (
    accuracy,
    macro_f1,
    macro_f1_of_sets,
    recall,
    weighted_kappa,
)
from feedback.learning.sets import SIGN_OF_FIVE
from feedback.learning.training import as_file, learn

FALSE_ALARMS: Final = 0.05  # of comments on care that were not written to tell of harm
FIRST_CUTS: Final = (1.7, 2.45, 3.35, 4.15)
CUTS_STEP, CUTS_REACH, CUTS_ROUNDS = 0.05, 0.4, 3
# What is bad must be seen first of all; more than this is not paid for with the other figures.
ENOUGH_NEGATIVE: Final = 0.88
SURE_STEPS: Final = 20
TAG_AT: Final = tuple(one / 100 for one in range(15, 55, 5))
# Until they are settled: everything is said, and as sure as it is likely.
OPEN: Final[dict[str, Any]] = {
    "cuts": FIRST_CUTS,
    "certainty": [(0.0, 0.0), (1.0, 1.0)],
    "tag_at": 0.0,
    "concern_at": 0.0,
}


Tuned = Callable[[Sequence[Lesson]], Encoder]


@dataclass(frozen=True, slots=True)
class Unseen:
    """One lesson as weights see it that were learned without it."""

    lesson: Lesson
    expected: float
    likely: dict[str, float]
    harm: float

    def five(self, cuts: Sequence[float]) -> int:
        """The class it is read as, from 1, very positive, to 5."""
        return 1 + bisect_left(cuts, self.expected)

    def said(self, steps: Sequence[tuple[float, float]], least: float) -> frozenset[str]:
        """The statements it is said to be about, at least that surely."""
        return frozenset(
            name for name, likely in self.likely.items() if certainty(likely, steps) >= least
        )


def unseen(lessons: Sequence[Lesson], tuned: Tuned | None = None) -> list[Unseen]:
    """Every lesson read by weights learned from the other folds.

    With `tuned`, a transformer that was tuned on those other folds reads beside the weights.
    """
    found = []
    for fold in range(FOLDS):
        others = [one for one in lessons if one.fold != fold]
        encoder = tuned(others) if tuned else None
        found += read_after(others, [one for one in lessons if one.fold == fold], encoder)
    return found


def read_after(
    taught: Sequence[Lesson], some: Sequence[Lesson], encoder: Encoder | None = None
) -> list[Unseen]:
    """Some lessons as read by weights that were learned from others, and a transformer beside."""
    model = unpacked(as_file(learn(taught), OPEN))
    return [_seen(one, model, encoder) for one in some]


def _seen(lesson: Lesson, model: Model, encoder: Encoder | None) -> Unseen:
    words, asked = lesson.tokens, lesson.question_type
    settings = model.header | (encoder.header if encoder else {})
    encoded = encoder.read(words, asked) if encoder else None
    learned = Learned(words, asked, model.weigh(words, asked), settings, encoded)
    sure = learned.statements(lesson.phrase_hints)
    likely = {one: sure[one] for one in statements()}
    return Unseen(
        lesson, learned.expected(lesson.feeling_hints), likely, learned.harm(lesson.worry)
    )


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


def _tag_at(read_unseen: Sequence[Unseen], steps: list[tuple[float, float]]) -> float:
    """From how sure on a tag is suggested, so that the nine statements are told apart best."""

    def worth(least: float) -> float:
        pairs = Counter(
            (one.lesson.statements or frozenset(), one.said(steps, least))
            for one in _near(read_unseen)
        )
        return macro_f1_of_sets(pairs, labels=statements()) or 0.0

    return max(TAG_AT, key=worth)


def _concern_at(read_unseen: Sequence[Unseen]) -> float:
    """From how likely on words that no rule knows are held: set for recall, at a bearable price."""
    ordinary = [one.harm for one in _near(read_unseen)]
    return round(float(np.quantile(ordinary, 1 - FALSE_ALARMS)), 3)
