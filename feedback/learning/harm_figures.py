"""How well disclosures of harm, and words that tell who somebody is, are found."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from feedback.learning.figures import ALL, Figure, Reading, as_details, figures, share_figure
from feedback.learning.marks import TITLES, is_found
from feedback.learning.measures import share_of_parts

MEASURE_OF: Final = {
    "plain": "disclosures found",
    "indirect": "disclosures found",
    "clean": "false alarms",
}
# What is found when so many of a hundred clean comments may be taken for a disclosure.
PRICES: Final = {"plain": 5, "indirect": 10}
# A title by itself tells nobody who somebody is, but a whole name holds it.
LEAVING: Final[dict[str, Collection[str]]] = {
    "identifiers found": (),
    "identifiers found, titles aside": TITLES,
}


def concern_figures(name: str, readings: list[Reading]) -> Iterator[Figure]:
    """Disclosures found, and comments that are none and were taken for one."""
    flagged: dict[str, Counter[bool]] = defaultdict(Counter)
    by_type: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in readings:
        kind, found = one.example.group, bool(one.result.concerns)
        flagged[kind][found] += 1
        if one.example.worry:
            by_type[f"{kind}, {one.example.worry}"][found] += 1
    for kind, measure in MEASURE_OF.items():
        yield share_figure(name, kind, measure, flagged[kind])
    yield from as_details(
        share_figure(name, kind, "disclosures found", by_type[kind]) for kind in sorted(by_type)
    )


def figures_at_a_price(name: str, readings: list[Reading]) -> Iterator[Figure]:
    """Disclosures that would be found if so many false alarms were allowed and no more."""
    clean = [one.worry for one in readings if one.example.group == "clean"]
    return at_a_price(name, [(one.example.group, one.worry) for one in readings], clean)


def at_a_price(
    name: str, told: Sequence[tuple[str, float]], clean: Iterable[float]
) -> Iterator[Figure]:
    """Comments, each its kind and worry, above all but so many of the clean ones' worries."""
    worries = sorted(clean, reverse=True)
    for kind, price in PRICES.items() if worries else ():
        least = worries[len(worries) * price // 100]
        found = Counter(worry > least for of, worry in told if of == kind)
        yield share_figure(name, kind, f"disclosures found at {price}% false alarms", found)


def identifier_figures(name: str, readings: list[Reading]) -> Iterator[Figure]:
    """Identifiers found whole, and comments without any that would have words taken out."""
    clean = Counter(bool(one.result.identifiers) for one in readings if not one.example.marks)
    for measure, leaving in LEAVING.items():
        yield _identifiers(name, ALL, measure, _found(readings, leaving))
    yield share_figure(name, "clean", "texts touched", clean)
    for kind in sorted({mark.label for one in readings for mark in one.example.marks}):
        for measure, leaving in LEAVING.items():
            found = _found(readings, leaving, kind)
            yield from as_details([_identifiers(name, kind, measure, found)])


def _found(
    readings: Iterable[Reading], leaving: Collection[str], kind: str = ALL
) -> Counter[tuple[int, int]]:
    """How often comments have (found, there) of that kind of identifier."""
    counts = Counter[tuple[int, int]]()
    for one in readings:
        text, suggested = one.example.text, one.result.identifiers
        marks = [mark for mark in one.example.marks if kind in (ALL, mark.label)]
        found = sum(is_found(text, mark, suggested, leaving=leaving) for mark in marks)
        counts[found, len(marks)] += bool(marks)
    return +counts


def _identifiers(name: str, kind: str, measure: str, found: Counter[tuple[int, int]]) -> Figure:
    """Drawn again by comment, as those of one comment go together, but n counts identifiers."""
    figure = next(figures(name, kind, found, {measure: share_of_parts}))
    there = sum(n * times for (_, n), times in found.items())
    return replace(figure, estimate=replace(figure.estimate, n=there))
