"""Cross-validated figures: each comment read by weights that were learned without it.

These take the learned weights alone, with the hints, before the last word of the rules on stock
replies and short answers. What `manage.py evaluate` says of comments learned from says nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from feedback.analysis.evidence import statements
from feedback.learning import measures
from feedback.learning.feeling_figures import FIVE, SIGNS
from feedback.learning.lessons import Lesson
from feedback.learning.sets import SIGN_OF_FIVE
from feedback.learning.tag_figures import seven
from feedback.learning.unseen import Unseen, read_after


def crossed(read_unseen: Sequence[Unseen], settings: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Each figure with what it is of."""
    for source in ("fft", "written", "own_written"):
        some = [one for one in read_unseen if one.lesson.source == source]
        yield from _feelings(source, some, settings["cuts"])
        yield from _statements(source, some, settings)


def across_trusts(
    lessons: Sequence[Lesson], settings: dict[str, Any]
) -> Iterator[tuple[str, float]]:
    """How well the NHS answers of all other trusts are read by what one trust's have taught.

    Our own comments teach as well, but no other answer to the NHS; the core tier's weights alone.
    """
    answers = [one for one in lessons if one.source == "fft"]
    ours = [one for one in lessons if one.source not in ("fft", "phase_1")]
    trusts = sorted({one.example.group for one in answers})
    for trust in trusts if len(trusts) > 1 else ():
        taught = [*ours, *(one for one in answers if one.example.group == trust)]
        others = [one for one in answers if one.example.group != trust and one.example.five]
        fives = Counter(
            (one.lesson.example.five or 0, one.five(settings["cuts"]))
            for one in read_after(taught, others)
        )
        kappa = measures.weighted_kappa(fives, power=2) or 0.0
        yield f"learned of {trust} and read elsewhere: five classes, quadratic kappa", kappa


def _feelings(
    source: str, some: Sequence[Unseen], cuts: Sequence[float]
) -> Iterator[tuple[str, float]]:
    fives, signs = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for one in some:
        said = one.five(cuts)
        example = one.lesson.example
        if example.five is not None:
            fives[example.five, said] += 1
        if example.sign is not None:
            signs[example.sign, SIGN_OF_FIVE[said]] += 1
    if fives:
        yield f"{source}: five classes, macro-F1", measures.macro_f1(fives, FIVE) or 0.0
        kappa = measures.weighted_kappa(fives, power=2) or 0.0
        yield f"{source}: five classes, quadratic kappa", kappa
    if signs:
        yield f"{source}: three classes, macro-F1", measures.macro_f1(signs, SIGNS) or 0.0
        yield f"{source}: three classes, accuracy", measures.accuracy(signs) or 0.0
        yield f"{source}: negative found", measures.recall(signs, -1) or 0.0
        felt = Counter({pair: n for pair, n in signs.items() if pair[0]})
        yield f"{source}: sign turned round", measures.turned_round(felt) or 0.0


def _statements(
    source: str, some: Sequence[Unseen], settings: dict[str, Any]
) -> Iterator[tuple[str, float]]:
    known = seven() if source == "fft" else statements()
    pairs = Counter(
        (one.lesson.statements, one.said(settings["certainty"], settings["tag_at"]))
        for one in some
        if one.lesson.statements is not None
    )
    if pairs:
        figure = measures.macro_f1_of_sets(pairs, labels=known) or 0.0
        yield f"{source}: {len(known)} statements, macro-F1", figure
