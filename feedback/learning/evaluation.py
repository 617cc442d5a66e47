"""How well an analyser reads labelled comments: every figure, set by set."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from textblob import TextBlob

from feedback.analysis.evidence import statements
from feedback.analysis.findings import Analyser
from feedback.analysis.pipeline import Reader
from feedback.learning import feeling_figures, harm_figures, sets, tag_figures
from feedback.learning.figures import ALL, Figure, Reading, as_details, by_group
from feedback.learning.intervals import Estimate
from feedback.learning.seen import sample
from feedback.learning.sets import LabelledSet
from feedback.learning.swaps import Score, SwapList, shifts, swap_lists

WEIGHED_FOR_HARM: Final = "own_concerns"
DISCLOSURES, ORDINARY, SAFEGUARDING = "our concerns", "our statements", "safeguarding"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Whom the figures are about, which files they come from, and the figures."""

    analysers: tuple[Analyser, ...]
    sets: tuple[LabelledSet, ...]
    missing: tuple[str, ...]
    figures: tuple[Figure, ...]


def evaluate(folder: Path, report: sets.Report, readers: Sequence[Reader]) -> Evaluation:
    """Every figure on the files in the folder and on our own comments, as those readers read them.

    `report` hears of each row that was passed over, by file and line.
    """
    labelled = (*sets.shared_sets(folder, report), *sets.own_sets(report))
    found = [figure for by in readers for figure in _figures(labelled, by)]
    analysers = tuple(by.analyser for by in readers)
    return Evaluation(analysers, labelled, tuple(sets.missing(folder)), tuple(found))


def _figures(labelled: Sequence[LabelledSet], by: Reader) -> Iterator[Figure]:
    of_sets = (figure for one in labelled for figure in set_figures(one, by))
    of_swaps = (figure for swaps in swap_lists() for figure in swap_figures(swaps, by))
    for figure in chain(of_sets, ordinary_figures(labelled, by), of_swaps):
        yield replace(figure, by=str(by.analyser))


def set_figures(labelled: LabelledSet, by: Reader) -> Iterator[Figure]:
    """The figures of one set; of our own comments, the two parts apart."""
    parts = sorted({one.part for one in labelled.examples}, reverse=True)  # learn, then held
    for part in parts:
        some = [one for one in labelled.examples if one.part == part]
        name = f"{labelled.name}, {part}" if part else labelled.name
        readings = [reading(one, by, labelled.layout) for one in some]
        known = sample(by.analyser, some)
        for figure in FIGURES[labelled.layout](name, readings):
            yield replace(figure, sample=known)


def ordinary_figures(labelled: Iterable[LabelledSet], by: Reader) -> Iterator[Figure]:
    """Disclosures held back that are found at a price paid in ordinary comments on care.

    The clean comments beside the disclosures were written to sound like one. A council's post
    does not: these are our comments on care, held back, that are not about safeguarding.
    """
    held = {one.name: [each for each in one.examples if each.part == "held"] for one in labelled}
    told = [(one.group, _worry(one, by)) for one in held.get(DISCLOSURES, ())]
    ordinary = [
        _worry(one, by)
        for one in held.get(ORDINARY, ())
        if SAFEGUARDING not in (one.statements or ())
    ]
    for figure in harm_figures.at_a_price(f"{DISCLOSURES} beside {ORDINARY}, held", told, ordinary):
        yield replace(figure, sample=sample(by.analyser, held[DISCLOSURES]))


def swap_figures(swaps: SwapList, by: Reader) -> Iterator[Figure]:
    """The largest change of score over a list of swaps. A largest has no interval."""
    known = "in-sample" if str(by.analyser) in swaps.seen_by else "out of sample"
    for who, score in (
        ("analyser", lambda text, asked: by.read(text, question_type=asked).sentiment.score),
        ("TextBlob alone", lambda text, asked: _polarity(text)),
    ):
        for figure in _largest(swaps, who, score):
            yield replace(figure, sample=known)


def _largest(swaps: SwapList, who: str, score: Score) -> Iterator[Figure]:
    measure = f"largest change of score, {who}"
    by_group = {one.name: shifts(one, score) for one in swaps.groups}
    every = [shift for found in by_group.values() for shift in found]
    yield Figure(swaps.name, ALL, measure, _at_most(every))
    for name, found in by_group.items():
        yield Figure(swaps.name, name, measure, _at_most(found), detail=True)


def _at_most(found: list[float]) -> Estimate:
    return Estimate(max(found), None, None, len(found))


def reading(example: sets.Example, by: Reader, layout: str) -> Reading:
    """One comment of a file of that layout beside what the reader makes of it."""
    text, asked = example.text, example.question_type
    polarity = 0.0 if example.sign is None else _polarity(text)
    worry = _worry(example, by) if layout == WEIGHED_FOR_HARM else 0.0
    return Reading(example, by.read(text, question_type=asked), polarity, worry)


def _worry(example: sets.Example, by: Reader) -> float:
    return by.how_worrying(example.text, question_type=example.question_type)


def _polarity(text: str) -> float:
    return TextBlob(text).sentiment.polarity


def _fft(name: str, readings: list[Reading]) -> Iterator[Figure]:
    yield from feeling_figures.fine_figures(name, ALL, readings, feeling_figures.BOTH)
    yield from feeling_figures.trust_figures(name, readings)
    yield from tag_figures.statement_figures(name, ALL, readings, tag_figures.seven())


def _phase_1(name: str, readings: list[Reading]) -> Iterator[Figure]:
    return feeling_figures.sign_figures(name, ALL, readings, feeling_figures.BOTH)


def _corrections(name: str, readings: list[Reading]) -> Iterator[Figure]:
    yield from tag_figures.statement_figures(name, ALL, readings, statements())
    yield from tag_figures.tag_figures(name, ALL, readings)


def _written(name: str, readings: list[Reading]) -> Iterator[Figure]:
    yield from _corrections(name, readings)
    yield from feeling_figures.sign_figures(name, ALL, readings, feeling_figures.BOTH)
    ours = feeling_figures.ANALYSER_ALONE
    for group, some in by_group(readings).items():
        yield from as_details(tag_figures.tag_figures(name, group, some))
        yield from as_details(feeling_figures.sign_figures(name, group, some, ours))


def _concerns(name: str, readings: list[Reading]) -> Iterator[Figure]:
    yield from harm_figures.concern_figures(name, readings)
    yield from harm_figures.figures_at_a_price(name, readings)


FIGURES: Final[dict[str, Callable[[str, list[Reading]], Iterator[Figure]]]] = {
    "fft": _fft,
    "phase_1": _phase_1,
    "written": _written,
    "own_written": _written,
    "corrections": _corrections,
    "own_concerns": _concerns,
    "own_identifiers": harm_figures.identifier_figures,
}
