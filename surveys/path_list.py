"""Every path through a survey, and every question that none of them reaches, for its author."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from surveys.models import Question

MOST = 50
NO_ANSWER = "no answer"
WORDS = {"yes": "Yes", "sometimes": "Sometimes", "no": "No"}
# What parts of one statement may say beside each other; see `surveys.parts`.
MIXED = [("yes", "sometimes"), ("sometimes", "no"), ("yes", "sometimes", "no")]

# What later pages depend on: that a page was shown, or that the condition of a page was met.
Fact = tuple[str, str]
Facts = frozenset[Fact]


@dataclass(frozen=True, slots=True)
class Step:
    """A page on a path; `answer` is what was answered where later pages depend on it."""

    page: Question
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """One way through. It ends, or goes on as an earlier path does from the page `joins`."""

    steps: tuple[Step, ...]
    joins: Question | None = None
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Paths:
    """What an author is shown; `more` says that there are more paths than are listed."""

    listed: list[Path]
    more: bool
    unreached: list[Question]


def paths_of(pages: Sequence[Question], most: int = MOST) -> Paths:
    """Return the paths through these pages, which stand for all of a version's, in order.

    An end that several paths share is listed once. Parts are listed as the whole they belong to.
    """
    wholes = [page for page in pages if not page.part_of]
    in_parts = {page.part_of for page in pages if page.part_of}
    listed = list(islice(_Walk(wholes, in_parts).paths(), most + 1))
    return Paths(listed[:most], len(listed) > most, unreached(wholes))


def unreached(pages: Iterable[Question]) -> list[Question]:
    """The pages nobody is ever asked, whatever they answer."""
    answers: dict[str, set[str]] = {}
    left = []
    for page in pages:
        condition = page.asked_when
        met = not condition or answers.get(condition["key"], set()) & set(condition["answers"])
        if met and (not page.follows or page.follows in answers):
            answers[page.key] = set(_options(page))
        else:
            left.append(page)
    return left


def _options(page: Question) -> dict[str, str]:
    """By key, the words of every answer that something may depend on."""
    if page.kind == Question.Kind.STATEMENT:
        return WORDS
    return {option["key"]: option["standard"] for option in page.options}


class _Walk:
    """Walks all paths at once, and each end that several share only the first time."""

    def __init__(self, pages: Sequence[Question], in_parts: set[str]) -> None:
        self.pages = pages
        self.in_parts = in_parts
        self.followed = {page.follows: page.position for page in pages if page.follows}
        self.been: dict[tuple[int, Facts], int] = {}
        self.number = 0

    def paths(self, index: int = 0, facts: Facts = frozenset(), before=()) -> Iterator[Path]:
        while index < len(self.pages) and not self._is_asked(self.pages[index], facts):
            index += 1
        if index == len(self.pages):
            yield self._listed(before)
            return
        page, facts = self.pages[index], self._still_needed(facts, index)
        if (index, facts) in self.been:
            yield self._listed(before, page, self.been[index, facts])
            return
        self.been[index, facts] = self.number + 1
        if page.key in self.followed:
            facts |= {("shown", page.key)}
        for answer, met in self._answers(page, index):
            yield from self.paths(index + 1, facts | met, (*before, Step(page, answer)))

    def _listed(self, steps, joins: Question | None = None, joined: int = 0) -> Path:
        self.number += 1
        return Path(steps, joins, joined)

    @staticmethod
    def _is_asked(page: Question, facts: Facts) -> bool:
        return (not page.follows or ("shown", page.follows) in facts) and (
            not page.asked_when or ("met", page.key) in facts
        )

    def _still_needed(self, facts: Facts, index: int) -> Facts:
        later = {("met", page.key) for page in self.pages[index:]}
        later |= {("shown", page.follows) for page in self.pages[index:]}
        return facts & later

    def _answers(self, page: Question, index: int) -> Iterator[tuple[str, Facts]]:
        """Yield the answers that lead on in different ways, each with what it makes true."""
        opened = {key: self._opened_by(page, key, index) for key in _options(page)}
        if not any(opened.values()):
            yield "", frozenset()
            return
        seen = set()
        for keys in self._together(page, opened):
            met = frozenset().union(*(opened[key] for key in keys))
            if met not in seen:
                seen.add(met)
                yield self._said(page, keys, opened), met

    def _opened_by(self, page: Question, key: str, index: int) -> Facts:
        return frozenset(
            ("met", later.key)
            for later in self.pages[index + 1 :]
            if later.asked_when.get("key") == page.key and key in later.asked_when["answers"]
        )

    def _together(self, page: Question, opened: dict) -> Iterator[tuple[str, ...]]:
        """Yield every set of options that one person may have chosen, the smallest first."""
        if page.kind == Question.Kind.SEVERAL:
            different = list({met: key for key, met in opened.items() if met}.values())
            for size in range(1, len(different) + 1):
                yield from combinations(different, size)
        else:
            yield from ((key,) for key, met in opened.items() if met)
        if page.key in self.in_parts:
            yield from MIXED
        yield ()

    def _said(self, page: Question, keys: Sequence[str], opened: dict) -> str:
        words = _options(page)
        if not keys:
            silent = [words[key] for key, met in opened.items() if not met]
            return " or ".join([*silent, NO_ANSWER])
        if keys in MIXED:
            return f"parts differ: {' and '.join(words[key] for key in keys)}"
        same = [
            " or ".join(words[other] for other, met in opened.items() if met == opened[key])
            for key in keys
        ]
        return " and ".join(same)
