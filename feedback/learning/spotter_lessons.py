"""What the full tier's spotter learns from: comments with marks, and some that tell of nobody."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from feedback.analysis.identifiers import identifiers
from feedback.learning import sets
from feedback.learning.sets import Example

MARKED: Final = "our identifiers"
# How many comments without marks it meets beside those with: most comments tell of nobody, and a
# tagger that has met too few of them takes out too much.
UNMARKED: Final = 4000
SETTLING: Final = 5  # every fifth comment with marks settles from where on to speak


def marked(report: sets.Report) -> list[Example]:
    """Our own comments for identifiers, those with marks and those written to have none."""
    return [
        example
        for one in sets.own_sets(report)
        if one.name == MARKED
        for example in one.examples
        if example.part == "learn"
    ]


def unmarked(folder: Path, report: sets.Report) -> list[Example]:
    """Comments of all other kinds in which the rules find nothing, always the same ones."""
    others = [one for one in sets.own_sets(report) if one.name != MARKED]
    every = [
        example
        for one in (*others, *sets.shared_sets(folder, report))
        for example in one.examples
        if example.part != "held"
    ]
    every.sort(key=lambda one: _number(one.text))
    found: dict[str, Example] = {}
    for one in every:
        if len(found) == UNMARKED:
            break
        if not identifiers(one.text):
            found.setdefault(one.text, replace(one, marks=()))
    return list(found.values())


def parted(examples: Iterable[Example]) -> tuple[list[Example], list[Example]]:
    """(to learn from, to settle by); equal wordings are on one side."""
    learn: list[Example] = []
    settle: list[Example] = []
    for one in examples:
        (learn if _number(one.text) % SETTLING else settle).append(one)
    return learn, settle


def _number(text: str) -> int:
    return int(hashlib.sha256(" ".join(text.lower().split()).encode()).hexdigest(), 16)
