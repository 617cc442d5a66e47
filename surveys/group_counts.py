"""What a group's shared screen may show of how many chose what. Plain arithmetic (ADR 17).

What is promised, and held by property tests:

- Nothing shows that stands for fewer than five people: no option, and nobody who is left over.
- Left over are those who chose something else, those who also did not know or did not want to
  say, and all who joined: each of the three is nobody, or five and more. So nothing is found by
  taking what shows from a number that the room knows.
- Where everybody who chose chose the same, nothing shows: it would tell what each of them chose.
- What shows of a question a second time differs from the first by five people or more, or not at
  all, in each of these numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FEWEST: Final = 5
ROUND_TO: Final = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """What a group said to one question: how many chose each option, said anything, and joined."""

    options: Mapping[str, int]
    answered: int
    joined: int

    @property
    def chose(self) -> int:
        """How many people chose one of the options."""
        return sum(self.options.values())


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Counts as they were when a question was closed. `shown` holds only what may be shown."""

    shown: Mapping[str, int] = field(default_factory=dict)
    chose: int = 0
    answered: int = 0
    joined: int = 0

    @property
    def left_over(self) -> tuple[int, int, int]:
        """How many of those who chose, who answered and who joined are in no shown count."""
        showing = sum(self.shown.values())
        return (self.chose - showing, self.answered - showing, self.joined - showing)


def snapshot(tally: Tally) -> Snapshot:
    """What may be shown of a question that is closed for the first time."""
    shown = {key: number for key, number in tally.options.items() if number >= FEWEST}
    while shown:
        found = Snapshot(shown, tally.chose, tally.answered, tally.joined)
        if all(map(_nobody_or_enough, found.left_over)):
            break
        # By what would show, then by name: which one goes tells no more than the figures do.
        del shown[min(shown, key=lambda key: (rounded(shown[key]), key))]
    if len(shown) == 1 and sum(shown.values()) == tally.chose:
        shown = {}
    return Snapshot(shown, tally.chose, tally.answered, tally.joined)


def closed_again(before: Snapshot, tally: Tally) -> Snapshot:
    """What may be shown of a question that was reopened: the new counts, or still the old ones."""
    new = snapshot(tally)
    return new if _is_far_enough(before, new) else before


def rounded(number: int) -> int:
    """The count as it stands on the screen: to the nearest five (rule 44)."""
    return (2 * number + ROUND_TO) // (2 * ROUND_TO) * ROUND_TO


def _nobody_or_enough(number: int) -> bool:
    return number == 0 or number >= FEWEST


def _is_far_enough(before: Snapshot, new: Snapshot) -> bool:
    if new.answered - before.answered < FEWEST:
        return False
    if not before.shown:
        return True
    if before.shown.keys() != new.shown.keys():
        return False
    grown = [new.shown[key] - before.shown[key] for key in before.shown]
    grown += [now - then for now, then in zip(new.left_over, before.left_over, strict=True)]
    # None may shrink: two changes of five in opposite directions would add up to few.
    return all(map(_nobody_or_enough, grown))
