"""How often suggestions are right, as anybody who reads evidence may know it."""

from dataclasses import dataclass

from feedback.analysis import Analyser
from feedback.learning.audited import ENOUGH, Share
from feedback.selectors.audited import Right, first_read
from feedback.selectors.current_reader import current_analyser
from feedback.suppression import MIN_COUNT, Shown, share, shown


@dataclass(frozen=True, slots=True)
class CheckedShare:
    """How many comments people checked, and for how many in a hundred the suggestion was right.

    `low` and `high` are the ends of the 95% interval. None is hidden: fewer than five people, or,
    where `is_enough` is false, too few comments to say.
    """

    comments: Shown
    is_enough: bool
    percent: Shown = None
    low: Shown = None
    high: Shown = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a council's comments, picked by chance, tells of who reads them now."""

    analyser: Analyser
    statement: CheckedShare
    tone: CheckedShare


def checked_today() -> Checked:
    """How often what is suggested now is right, for the council in scope. One query."""
    analyser = current_analyser()
    first = first_read(analyser)
    return Checked(analyser, protected(first.statement), protected(first.tone))


def protected(counted: Right) -> CheckedShare:
    """Counts as they may be told.

    All of it is made from the rounded counts, so that no count can be worked out from the interval.
    """
    of, right = shown(counted.comments), shown(counted.right)
    if counted.comments < ENOUGH or of is None:
        return CheckedShare(of, is_enough=False)
    if right is None or min(counted.people_right, counted.people_wrong) < MIN_COUNT:
        return CheckedShare(of, is_enough=True)
    low, high = (round(100 * end) for end in Share(right, of, of).interval)
    return CheckedShare(of, True, share(right, of), low, high)
