"""How often a suggested statement was right, as anybody who reads evidence may know it."""

from feedback.learning.audited import ENOUGH, Share
from feedback.presenters.agreement import between
from feedback.selectors.audited import FirstTags
from feedback.suppression import MIN_COUNT, share, shown

NOT_SHOWN = (
    "How often the suggestion was right is hidden. A number could tell of fewer than five people."
)
TOO_FEW = "People have checked too few of the machine’s suggestions to say how often it is right."


def checked_words(checked: FirstTags) -> str:
    """How many comments people checked, and how often what was suggested was right.

    All of it is made from the rounded counts, so that no count can be worked out from the interval.
    """
    of, right = shown(checked.comments), shown(checked.right)
    if checked.comments < ENOUGH or of is None:
        return TOO_FEW
    words = f"People checked {of:,} of the council’s comments, picked by chance."
    if right is None or min(checked.people_right, checked.people_wrong) < MIN_COUNT:
        return f"{words} {NOT_SHOWN}"
    in_a_hundred, rounded = share(right, of), between(Share(right, of, of))
    return (
        f"{words} The suggested statement was right for {in_a_hundred} in a hundred "
        f"(likely {rounded})."
    )
