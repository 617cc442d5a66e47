"""Labelled comments made ready to be learned from: words made neutral, hints, and what is true."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from feedback.analysis.concerns import concerns
from feedback.analysis.learned_findings import Hints, feeling_hints
from feedback.analysis.neutral import neutralise
from feedback.analysis.replies import told_apart
from feedback.analysis.sentiment import sentiment
from feedback.analysis.tagging import evidence, phrase_hints
from feedback.analysis.words import Token, tokenise
from feedback.learning import sets
from feedback.learning.sets import Example, LabelledSet

FOLDS: Final = 5
# How much one comment of each kind of file counts, beside one of ours that counts 1. What real
# people wrote and others read tells more, and ours are many times as many. Its statements are a
# proxy, so they count less than its feelings.
OF_FEELING: Final = {"fft": 2.5, "phase_1": 0.4}
OF_STATEMENTS: Final = {"fft": 1.5}
READ_FOR_HARM: Final = 1.0
OF_NO_HARM: Final = 0.3  # comments that nobody read for harm hold next to none
IF_IT_WORRIES: Final = 0.2  # unless the rules find some: then who knows
# What is taught where only good, bad or neither is labelled.
FIVES_OF_SIGN: Final = {1: ((1, 0.5), (2, 0.5)), 0: ((3, 1.0),), -1: ((4, 0.6), (5, 0.4))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One comment as the weights see it, and what it teaches. None teaches nothing.

    `fives` are classes from 1, very positive, to 5, each with its weight.
    """

    example: Example
    source: str
    tokens: list[Token]
    question_type: str
    feeling_hints: Hints
    phrase_hints: Hints
    worry: float
    fives: tuple[tuple[int, float], ...]
    statements: frozenset[str] | None
    weight: float
    harm: bool | None
    weight_of_harm: float
    fold: int

    @property
    def was_read(self) -> bool:
        """Whether anybody said how it feels, what it is about or whether it tells of harm."""
        return bool(
            self.fives or self.statements is not None or self.weight_of_harm == READ_FOR_HARM
        )


def lessons(folder: Path, report: sets.Report, *more: Path) -> list[Lesson]:
    """Every comment that somebody read to say what is taught: of these folders, and our own.

    Of our own only the part "learn": what is held back stays so.
    """
    shared = [one for place in (folder, *more) for one in sets.shared_sets(place, report)]
    every = _lessons([*shared, *sets.own_sets(report)])
    return [one for one in every if one.was_read]


def _lessons(labelled: Iterable[LabelledSet]) -> Iterator[Lesson]:
    for one in labelled:
        for example in one.examples:
            if example.part != "held":
                yield lesson(example, one.layout)


def lesson(example: Example, source: str) -> Lesson:
    """What one comment of a file laid out so teaches."""
    tokens = tokenise(example.text)
    plain = neutralise(tokens)
    worries = concerns(tokens)
    worry = max((one.confidence for one in worries), default=0.0)
    by_rules = sentiment(tokens, plain, example.question_type, worries)
    harm = bool(example.worry) if source == "own_concerns" else False
    return Lesson(
        example=example,
        source=source,
        tokens=told_apart(plain),
        question_type=example.question_type,
        feeling_hints=feeling_hints(by_rules, len(plain)),
        phrase_hints=phrase_hints(evidence(tokens, worries)),
        worry=worry,
        fives=tuple(_fives(example, OF_FEELING.get(source, 1.0))),
        statements=example.statements,
        weight=OF_STATEMENTS.get(source, 1.0),
        harm=harm,
        weight_of_harm=_weight_of_harm(source, worry),
        fold=_fold(tokens),
    )


def _fives(example: Example, weight: float) -> Iterator[tuple[int, float]]:
    if example.five is not None:
        yield example.five, weight
    elif example.sign is not None:
        for five, share in FIVES_OF_SIGN[example.sign]:
            yield five, share * weight


def _weight_of_harm(source: str, worry: float) -> float:
    if source == "own_concerns":
        return READ_FOR_HARM
    return OF_NO_HARM * (IF_IT_WORRIES if worry else 1.0)


def _fold(tokens: list[Token]) -> int:
    """Equal wordings are in one fold, whatever they answer."""
    words = " ".join(token.text for token in tokens)
    return int(hashlib.sha256(words.encode()).hexdigest(), 16) % FOLDS
