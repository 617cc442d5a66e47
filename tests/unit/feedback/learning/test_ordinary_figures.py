"""Disclosures found at a price that is paid in ordinary comments on care."""

from feedback.analysis import ANALYSER
from feedback.learning.evaluation import ordinary_figures
from feedback.learning.sets import Example, LabelledSet


class Reads:
    """Finds the worry that stands in the text."""

    analyser = ANALYSER

    def how_worrying(self, text, *, question_type):
        return float(text)


def labelled(name: str, *examples: Example) -> LabelledSet:
    return LabelledSet(
        name=name, layout="x", file="x", sha256="x", examples=examples, passed_over=0
    )


def told(worry: float, group: str, part: str = "held") -> Example:
    return Example(id="x", text=str(worry), group=group, part=part)


def ordinary(worry: float, about: str = "safe-systems", part: str = "held") -> Example:
    return Example(id="x", text=str(worry), statements=frozenset({about}), part=part)


def figures(concerns, statements):
    sets = (labelled("our concerns", *concerns), labelled("our statements", *statements))
    return {one.about: one.estimate.value for one in ordinary_figures(sets, Reads())}


CONCERNS = (
    told(0.9, "plain"),
    told(0.6, "plain"),
    told(0.6, "indirect"),
    told(0.99, "clean"),  # written to sound like one: it pays nothing here
    told(0.01, "plain", "learn"),
)
ORDINARY = (ordinary(0.8), ordinary(0.7), *[ordinary(0.1)] * 18)


def test_price_is_paid_in_ordinary_comments():
    found = figures(CONCERNS, ORDINARY)

    assert found == {"plain": 0.5, "indirect": 1.0}  # above .7 at one in twenty, .1 at two


def test_comments_on_safeguarding_and_those_learned_from_do_not_pay():
    others = [ordinary(0.95, "safeguarding")] * 20 + [ordinary(0.95, part="learn")] * 20

    assert figures(CONCERNS, (*ORDINARY, *others)) == figures(CONCERNS, ORDINARY)


def test_without_ordinary_comments_there_is_no_figure():
    assert not figures(CONCERNS, ())
