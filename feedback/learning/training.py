"""Learns the weights of the core tier from labelled comments.

The same comments always give the same weights. Needs scikit-learn, which is for developers only:
what it learns is a file (`feedback/analysis/learned.py`) that plain Python reads.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from feedback.analysis.evidence import statements
from feedback.analysis.grams import grams
from feedback.analysis.learned import packed
from feedback.analysis.learned_findings import CONCERN, FEELINGS
from feedback.analysis.pipeline import QUESTION_TYPES
from feedback.learning.lessons import Lesson

SEEN_IN: Final = 2  # a gram of fewer comments than this teaches nothing
OF_QUESTION: Final = 0.7  # how strongly what a word means to one type of question is learned apart
OF_RULES: Final = 2.0  # how readily the rules' hints on feelings are trusted
EASE: Final = {"feelings": 3.0, "statements": 10.0, CONCERN: 10.0}  # C of the regression
SMALLEST: Final = 0.5  # of a step of the largest weight: a gram lighter than this is left out
STEPS: Final = 127

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Grams:
    """Every gram worth learning, and how telling it is for being rare."""

    places: dict[str, int]
    rarity: Numbers

    def matrix(self, lessons: Sequence[Lesson]) -> csr_matrix:
        """One row for each lesson, divided by the root of its grams' summed squares."""
        rows, columns, values = [], [], []
        for row, lesson in enumerate(lessons):
            places = [self.places[one] for one in grams(lesson.tokens) if one in self.places]
            weights = self.rarity[places]
            length = math.sqrt((weights**2).sum()) or 1.0
            rows += [row] * len(places)
            columns += places
            values += list(weights / length)
        return csr_matrix((values, (rows, columns)), shape=(len(lessons), len(self.places)))


def known_grams(lessons: Sequence[Lesson]) -> Grams:
    """The grams of at least `SEEN_IN` lessons, in the order of their spelling."""
    seen = Counter(one for lesson in lessons for one in set(grams(lesson.tokens)))
    names = sorted(one for one, times in seen.items() if times >= SEEN_IN)
    rarity = [math.log((1 + len(lessons)) / (1 + seen[one])) + 1 for one in names]
    return Grams({one: place for place, one in enumerate(names)}, np.array(rarity))


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights by output and gram (rows as `columns` says), and those of the rules' hints."""

    grams: Grams
    columns: list[str]
    weights: Numbers
    feelings: dict[str, dict[str, list[float]]]
    statements: dict[str, list[float]]
    concern: list[float]


def learn(lessons: Sequence[Lesson]) -> Learnt:
    """Learn everything from lessons; what one does not say it does not teach."""
    known = known_grams(lessons)
    matrix = known.matrix(lessons)
    feelings, of_feelings = _feelings(lessons, matrix)
    about, of_statements = _statements(lessons, matrix)
    harm, of_concern = _concern(lessons, matrix)
    columns = [f"{kind}, {name}" for kind in QUESTION_TYPES for name in FEELINGS]
    columns += [*statements(), CONCERN]
    weights = np.vstack([feelings, about, harm]) * known.rarity
    return Learnt(known, columns, weights, of_feelings, of_statements, of_concern)


def _feelings(lessons: Sequence[Lesson], matrix: csr_matrix) -> tuple[Numbers, dict]:
    """Five classes; each gram has a weight of its own for each type of question."""
    taught = [(row, *one) for row, lesson in enumerate(lessons) for one in lesson.fives]
    rows, classes, weights = map(list, zip(*taught, strict=True))
    kinds = [lesson.question_type for lesson in lessons]
    hints = np.array([lesson.feeling_hints for lesson in lessons]) * OF_RULES
    blocks = [matrix, csr_matrix(hints)]
    for kind in QUESTION_TYPES:
        mine = diags([float(one == kind) for one in kinds])
        blocks += [mine @ matrix * OF_QUESTION, mine @ csr_matrix(hints)]
    model = LogisticRegression(C=EASE["feelings"], max_iter=1000, tol=1e-3)
    model.fit(hstack(blocks).tocsr()[rows], classes, sample_weight=weights)
    width, hinted = matrix.shape[1], hints.shape[1]
    shared, of_hints = np.split(model.coef_[:, : width + hinted], [width], axis=1)
    found, by_kind = [], {}
    for number, kind in enumerate(QUESTION_TYPES, start=1):
        first = number * (width + hinted)
        own, own_hints = np.split(model.coef_[:, first : first + width + hinted], [width], axis=1)
        found.append(shared + own * OF_QUESTION)
        together = (of_hints + own_hints) * OF_RULES
        by_kind[kind] = {
            name: [*together[at].tolist(), float(model.intercept_[at])]
            for at, name in enumerate(FEELINGS)
        }
    return np.vstack(found), by_kind


def _statements(lessons: Sequence[Lesson], matrix: csr_matrix) -> tuple[Numbers, dict]:
    rows = [row for row, lesson in enumerate(lessons) if lesson.statements is not None]
    hints = [lessons[row].phrase_hints for row in rows]
    weights = [lessons[row].weight for row in rows]
    known = hstack([matrix[rows], csr_matrix(hints)]).tocsr()
    found, by_statement = [], {}
    for statement in statements():
        truth = [statement in (lessons[row].statements or ()) for row in rows]
        coefficients, base = _two_sided(known, truth, weights, EASE["statements"])
        gram_weights, of_hints = np.split(coefficients, [matrix.shape[1]])
        found.append(gram_weights)
        by_statement[statement] = [*of_hints.tolist(), base]
    return np.vstack(found), by_statement


def _concern(lessons: Sequence[Lesson], matrix: csr_matrix) -> tuple[Numbers, list[float]]:
    rows = [row for row, lesson in enumerate(lessons) if lesson.harm is not None]
    hints = [[lessons[row].worry] for row in rows]
    truth = [bool(lessons[row].harm) for row in rows]
    weights = np.array([lessons[row].weight_of_harm for row in rows])
    # As much weight on both sides: a missed disclosure costs more than a minute's reading.
    for side in (True, False):
        mine = np.array(truth) == side
        weights[mine] /= weights[mine].sum() / len(rows) * 2
    known = hstack([matrix[rows], csr_matrix(hints)]).tocsr()
    coefficients, base = _two_sided(known, truth, list(weights), EASE[CONCERN])
    return coefficients[None, :-1], [float(coefficients[-1]), base]


def _two_sided(
    known: csr_matrix, truth: list[bool], weights: list[float], ease: float
) -> tuple[Numbers, float]:
    model = LogisticRegression(C=ease, solver="liblinear", max_iter=1000, tol=1e-3)
    model.fit(known, truth, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def as_file(learnt: Learnt, settings: dict[str, Any]) -> bytes:
    """The weights in whole steps of each output's largest, with what else reading needs."""
    largest = np.abs(learnt.weights).max(axis=1, keepdims=True)
    steps = learnt.weights / largest * STEPS
    kept = np.abs(steps).max(axis=0) >= SMALLEST
    names = [one for one, keep in zip(learnt.grams.places, kept, strict=True) if keep]
    squares = (learnt.grams.rarity[kept] ** 2).astype("<f4").tobytes()
    weights = np.rint(steps[:, kept]).astype("i1").T.tobytes()
    header = {
        **settings,
        "scales": [round(float(one) / STEPS, 9) for one in largest[:, 0]],
        "views": {kind: _view(learnt.columns, kind) for kind in QUESTION_TYPES},
        "feelings": _rounded(learnt.feelings),
        "statements": _rounded(learnt.statements),
        "concern": _rounded(learnt.concern),
    }
    return packed(header, names, squares, weights)


def _view(columns: list[str], kind: str) -> dict[str, int]:
    """Where the outputs stand that read an answer to that type of question."""
    mine = {name: columns.index(f"{kind}, {name}") for name in FEELINGS}
    return mine | {name: columns.index(name) for name in (*statements(), CONCERN)}


def _rounded(numbers: Any) -> Any:
    if isinstance(numbers, dict):
        return {key: _rounded(value) for key, value in numbers.items()}
    return [round(one, 6) for one in numbers]
