"""Each comment as a new one would be read: by weights learned without it and its like."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from feedback.analysis.certainty import Steps, certainty
from feedback.analysis.encoder import Encoder
from feedback.analysis.evidence import statements
from feedback.analysis.learned import Model, unpacked
from feedback.analysis.learned_findings import Learned
from feedback.learning.lessons import FOLDS, Lesson
from feedback.learning.training import as_file, learn

FIRST_CUTS: Final = (1.7, 2.45, 3.35, 4.15)
# Until they are settled: everything is said, and as sure as it is likely.
OPEN: Final[dict[str, Any]] = {
    "cuts": FIRST_CUTS,
    "certainty": [(0.0, 0.0), (1.0, 1.0)],
    "tag_at": dict.fromkeys(statements(), 0.0),
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

    def said(self, steps: Steps, least: dict[str, float]) -> frozenset[str]:
        """The statements that it is said to be about, each from that surely on."""
        return frozenset(
            name for name, at in least.items() if certainty(self.likely[name], steps) >= at
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
