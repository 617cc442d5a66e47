"""What a figure is, and what it is made from: comments as labelled beside comments as read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from feedback.analysis.findings import Result
from feedback.learning.intervals import Estimate, Measure, estimates
from feedback.learning.measures import share
from feedback.learning.sets import Example

ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Reading:
    """A labelled comment, what the analyser said of it, and TextBlob's polarity of its words.

    `worry` is how likely it was thought to tell of harm, from 0 to 1.
    """

    example: Example
    result: Result
    polarity: float = 0.0
    worry: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: of which set, about which part of it, and what it measures.

    `by` is the analyser; `sample` says whether the comments were seen when it was made. A detail
    is left out of the table unless it is asked for.
    """

    set: str
    about: str
    measure: str
    estimate: Estimate
    detail: bool = False
    sample: str = ""
    by: str = ""


def figures(
    name: str, about: str, cases: Mapping[Any, int], wanted: Mapping[str, Measure]
) -> Iterator[Figure]:
    """Each measure of the same cases."""
    for measure, estimate in estimates(cases, wanted).items():
        yield Figure(name, about, measure, estimate)


def share_figure(name: str, about: str, measure: str, answers: Counter[bool]) -> Figure:
    """The part of the answers that is yes."""
    return next(figures(name, about, answers, {measure: share}))


def by_group(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """The readings of each trust, voice or kind."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for one in readings:
        groups[one.example.group].append(one)
    return dict(sorted(groups.items()))


def as_details(found: Iterable[Figure]) -> Iterator[Figure]:
    """The same figures as details, those left out that rest on nothing."""
    return (replace(one, detail=True) for one in found if one.estimate.n)
