"""Who somebody is must not sway how their comment reads: words are swapped, scores must stay."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from feedback.analysis.pipeline import QUESTION_TYPES

FILE: Final = Path(__file__).parent / "swaps.json"
Score = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Group:
    """Words that may stand for one another in each of the sentences."""

    name: str
    sentences: tuple[str, ...]
    words: tuple[str, ...]

    def families(self) -> Iterator[tuple[str, list[str]]]:
        """Each question type with each sentence in all its wordings."""
        for question_type in QUESTION_TYPES:
            for sentence in self.sentences:
                yield question_type, [sentence.format(word) for word in self.words]


@dataclass(frozen=True, slots=True)
class SwapList:
    """Groups written together, and the analysers whose authors had them at hand."""

    name: str
    seen_by: frozenset[str]
    groups: tuple[Group, ...]


def swap_lists() -> tuple[SwapList, ...]:
    """Every list of swaps, in the order of the file."""
    lists = json.loads(FILE.read_text(encoding="utf-8"))["lists"]
    return tuple(_list(one) for one in lists)


def group(name: str, of: str) -> Group:
    """One group of one list, for tests."""
    found = next(one for one in swap_lists() if one.name == of)
    return next(one for one in found.groups if one.name == name)


def shifts(swapped: Group, score: Score) -> list[float]:
    """How far apart the scores of each sentence's wordings lie, question type by question type."""
    found = []
    for question_type, wordings in swapped.families():
        scores = [score(text, question_type) for text in wordings]
        found.append(max(scores) - min(scores))
    return found


def _list(written: dict) -> SwapList:
    frames = written.get("frames", {})
    groups = tuple(
        Group(name, tuple(one.get("sentences") or frames[one["frame"]]), tuple(one["words"]))
        for name, one in written["groups"].items()
    )
    return SwapList(written["name"], frozenset(written["seen_by"]), groups)
