"""How well comments are told apart by what they are about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from feedback.analysis.evidence import statements
from feedback.learning import measures
from feedback.learning.figures import Figure, Reading, figures, share_figure

TOO_FEW_IN_PROXY: Final = (5, 9)  # quality statements that the NHS labels hardly know

Claims = tuple[tuple[float, bool], ...]


def seven() -> tuple[str, ...]:
    """The quality statements that the NHS labels can be mapped to."""
    every = enumerate(statements(), start=1)
    return tuple(slug for number, slug in every if number not in TOO_FEW_IN_PROXY)


def statement_figures(
    name: str, about: str, readings: Iterable[Reading], known: tuple[str, ...]
) -> Iterator[Figure]:
    """Macro-F1 over those statements, of every tag that was suggested."""
    pairs = Counter(
        (one.example.statements, frozenset(tag.label for tag in one.result.tags))
        for one in readings
        if one.example.statements is not None
    )
    measure = partial(measures.macro_f1_of_sets, labels=known)
    yield from figures(name, about, pairs, {f"{len(known)} statements, macro-F1": measure})


def tag_figures(name: str, about: str, readings: Iterable[Reading]) -> Iterator[Figure]:
    """Whether the first tag is right, none is said where none is, and sure means right."""
    first, none = Counter[bool](), Counter[bool]()
    claims = Counter[Claims]()
    for one in readings:
        truth, tags = one.example.statements, one.result.tags
        if truth is None:
            continue
        if truth:
            first[bool(tags) and tags[0].label in truth] += 1
        else:
            none[not tags] += 1
        if tags:
            claims[tuple((tag.confidence, tag.label in truth) for tag in tags)] += 1
    yield share_figure(name, about, "first tag right", first)
    yield share_figure(name, about, "no tag where none applies", none)
    error = {"calibration error of tags": measures.calibration_error}
    yield from figures(name, about, claims, error)
