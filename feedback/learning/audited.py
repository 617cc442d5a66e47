"""How far people who read comments blind agree with the machine, and with each other.

Every comment was picked by chance. It counts once: where two people read it, the first is held
against the machine, and the second against the first.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from feedback.learning.intervals import wilson
from feedback.learning.measures import Pairs, weighted_kappa

# From 20 comments on, no interval is much wider than 40 in a hundred, so that mostly right can be
# told from mostly wrong: 15 of 20 is 53 to 89. Below, a figure would be read for what it is not.
ENOUGH: Final = 20
# Agreement beyond chance says nothing about a statement that was hardly named.
NAMED_ENOUGH: Final = 5
SIGNS: Final = {"positive": 1, "negative": -1}  # whatever else it sounds is 0


@dataclass(frozen=True, slots=True)
class Heard:
    """What one reader, a person or the machine, says of a comment; `first` is what it is mostly."""

    statements: frozenset[str]
    first: str
    sounds: str

    @property
    def sign(self) -> int:
        return SIGNS.get(self.sounds, 0)


@dataclass(frozen=True, slots=True)
class Audited:
    """One comment of the sample. `machine` is None where this version of it did not read it."""

    comment: int
    people: tuple[Heard, ...]
    machine: Heard | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many. `cases` is what the interval rests on: comments, not their tags."""

    part: int
    of: int
    cases: float

    @property
    def is_enough(self) -> bool:
        return self.cases >= ENOUGH

    @property
    def value(self) -> float:
        return self.part / self.of

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.value, self.cases)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two readers say the same of a statement. `kappa` is None where that is unclear."""

    same: Share
    named: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """One quality statement: what was suggested and right, what was there and found."""

    right: Share
    found: Share
    machine: Agreement
    people: Agreement


@dataclass(frozen=True, slots=True)
class AuditFigures:
    """Everything measured on the sample. `twice` is how many comments two people read."""

    comments: int
    twice: int
    first_right: Share
    right: Share
    found: Share
    feeling_right: Share
    turned_round: Share
    people_feeling: Share
    statements: dict[str, StatementFigures]


Two = tuple[Heard, Heard]


def figures_of(audited: Iterable[Audited], statements: Iterable[str]) -> AuditFigures:
    """Measure the machine, and one person against another, on these comments."""
    every = list(audited)
    machine = [(one.people[0], one.machine) for one in every if one.machine]
    people = [(one.people[0], one.people[1]) for one in every if len(one.people) > 1]
    felt = [two for two in machine if two[0].sign]
    return AuditFigures(
        comments=len(every),
        twice=len(people),
        first_right=_each(
            (said.first in person.statements for person, said in machine if said.first)
        ),
        right=_of_tags([(len(a.statements & b.statements), len(b.statements)) for a, b in machine]),
        found=_of_tags([(len(a.statements & b.statements), len(a.statements)) for a, b in machine]),
        feeling_right=_each(person.sign == said.sign for person, said in machine),
        turned_round=_each(person.sign == -said.sign for person, said in felt),
        people_feeling=_each(one.sign == other.sign for one, other in people),
        statements={slug: _of_statement(slug, machine, people) for slug in statements},
    )


def _of_statement(slug: str, machine: Sequence[Two], people: Sequence[Two]) -> StatementFigures:
    return StatementFigures(
        right=_each(slug in a.statements for a, b in machine if slug in b.statements),
        found=_each(slug in b.statements for a, b in machine if slug in a.statements),
        machine=agreement(machine, lambda heard: slug in heard.statements),
        people=agreement(people, lambda heard: slug in heard.statements),
    )


def agreement(twos: Iterable[Two], says: Callable[[Heard], bool]) -> Agreement:
    """How often two readers say the same, and Cohen's kappa: that beyond what chance would give."""
    pairs: Pairs[int] = Counter((int(says(one)), int(says(other))) for one, other in twos)
    total = sum(pairs.values())
    same = sum(times for (one, other), times in pairs.items() if one == other)
    named = total - pairs.get((0, 0), 0)
    told = total >= ENOUGH and named >= NAMED_ENOUGH
    # Of two classes, linear weights are none: this is Cohen's kappa.
    kappa = weighted_kappa(pairs, power=1) if told else None
    return Agreement(Share(same, total, total), named, kappa)


def _each(answers: Iterable[bool]) -> Share:
    """A share of which each comment gave one answer."""
    all_of_them = list(answers)
    return Share(sum(all_of_them), len(all_of_them), len(all_of_them))


def _of_tags(counts: Sequence[tuple[int, int]]) -> Share:
    """A share of tags, from how many of how many in each comment.

    The interval takes the worst: that the tags of one comment are right or wrong together. Then
    they are worth so many comments (Kish's effective size).
    """
    part, of = sum(part for part, _ in counts), sum(of for _, of in counts)
    squares = sum(of**2 for _, of in counts)
    return Share(part, of, of**2 / squares if squares else 0)
