"""An evaluation as a table and as a document. Neither holds a word of any comment."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any, Final

from feedback.learning.evaluation import Evaluation
from feedback.learning.figures import Figure
from feedback.learning.intervals import RESAMPLES, SEED, Estimate
from feedback.learning.sets import LabelledSet

HEADINGS: Final = ("about", "measure", "figure", "95% interval", "n")
TO_THE_RIGHT: Final = ("figure", "n")
DIGITS: Final = 4


def table(evaluation: Evaluation, *, details: bool = False) -> Iterator[str]:
    """The figures as aligned lines, set by set."""
    shown = [one for one in evaluation.figures if details or not one.detail]
    rows = [_cells(one) for one in shown]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    for (by, name, sample), figures in groupby(
        shown, key=lambda one: (one.by, one.set, one.sample)
    ):
        yield f"{name}, read by {by}: {sample}"
        yield _line(HEADINGS, widths)
        yield from (_line(_cells(one), widths) for one in figures)
        yield ""


def document(evaluation: Evaluation) -> dict[str, Any]:
    """Everything, the details too, and what it takes to get the same figures again."""
    return {
        "analysers": [asdict(one) for one in evaluation.analysers],
        "interval": {"part": 0.95, "resamples": RESAMPLES, "seed": SEED},
        "files": [_file(one) for one in evaluation.sets],
        "missing": list(evaluation.missing),
        "figures": [_entry(one) for one in evaluation.figures],
    }


def _file(labelled: LabelledSet) -> dict[str, Any]:
    return {
        "file": labelled.file,
        "set": labelled.name,
        "sha256": labelled.sha256,
        "rows": len(labelled.examples),
        "passed_over": labelled.passed_over,
    }


def _entry(figure: Figure) -> dict[str, Any]:
    estimate = figure.estimate
    return {
        "analyser": figure.by,
        "set": figure.set,
        "about": figure.about,
        "measure": figure.measure,
        "value": _rounded(estimate.value),
        "low": _rounded(estimate.low),
        "high": _rounded(estimate.high),
        "n": estimate.n,
        "sample": figure.sample,
        "detail": figure.detail,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _cells(figure: Figure) -> tuple[str, ...]:
    estimate = figure.estimate
    value = "-" if estimate.value is None else f"{estimate.value:.2f}"
    return figure.about, figure.measure, value, _interval(estimate), f"{estimate.n:,}"


def _interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return "-"
    return f"{estimate.low:.2f} to {estimate.high:.2f}"


def _line(cells: Iterable[str], widths: list[int]) -> str:
    padded = [
        cell.rjust(width) if heading in TO_THE_RIGHT else cell.ljust(width)
        for cell, width, heading in zip(cells, widths, HEADINGS, strict=True)
    ]
    return "  ".join(padded).rstrip()
