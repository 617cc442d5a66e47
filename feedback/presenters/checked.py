"""How often what the machine suggests was right, in words."""

from feedback.selectors.checked import Checked, CheckedShare

TOO_FEW = "People have checked too few of the machine’s suggestions to say how often it is right."
HIDDEN = "{} is hidden. A number could tell of fewer than five people."
WHAT = {
    "statement": "The suggested statement was right",
    "tone": "The machine heard good, bad or neither rightly",
}
HIDES = {
    "statement": HIDDEN.format("How often the suggestion was right"),
    "tone": HIDDEN.format("How often it heard good or bad rightly"),
}


def checked_words(checked: Checked) -> str:
    """How many comments people checked, and how often statement and tone were right."""
    told = {"statement": checked.statement, "tone": checked.tone}
    enough = {name: one for name, one in told.items() if one.is_enough}
    if not enough:
        return TOO_FEW
    many = max(one.comments or 0 for one in enough.values())
    first = f"People checked {many:,} of the council’s comments, picked by chance."
    return " ".join([first, *(_how_often(name, one) for name, one in enough.items())])


def _how_often(name: str, told: CheckedShare) -> str:
    if told.percent is None:
        return HIDES[name]
    return f"{WHAT[name]} for {told.percent} in a hundred (likely {told.low} to {told.high})."
