import pytest

from feedback.analysis import ANALYSER, Result, SentimentFinding, TagFinding
from feedback.learning.figures import Reading
from feedback.learning.sets import Example
from feedback.learning.tag_figures import seven, statement_figures, tag_figures


def reading(true: str, **said: float) -> Reading:
    """Statements that are true, and those said with how sure: a="assessing"…"""
    example = Example(id="x", text="Words", statements=frozenset(true))
    tags = tuple(TagFinding(label, "", False, 0, 5, sure) for label, sure in said.items())
    return Reading(example, Result(ANALYSER, tags, SentimentFinding("unclear", 0, 0)))


def value(found, measure: str) -> float | None:
    return next(one.estimate.value for one in found if one.measure == measure)


def test_seven_statements_are_those_the_nhs_labels_know():
    assert len(seven()) == 7
    assert not {"partnerships-and-communities", "learning-improvement-and-innovation"} & set(
        seven()
    )


def test_every_tag_counts_towards_f1():
    readings = [reading("ab", a=0.9), reading("b", b=0.9)]

    found = statement_figures("s", "all", readings, ("a", "b"))

    assert value(found, "2 statements, macro-F1") == pytest.approx((1 + 2 / 3) / 2)


def test_first_tag_is_right_when_it_is_one_of_the_labels():
    readings = [reading("ab", b=0.9, c=0.6), reading("a", c=0.9, a=0.6), reading("a")]

    found = list(tag_figures("s", "all", readings))

    assert value(found, "first tag right") == pytest.approx(1 / 3)


def test_no_tag_is_right_where_none_applies():
    found = list(tag_figures("s", "all", [reading(""), reading("", a=0.9)]))

    assert value(found, "no tag where none applies") == 0.5


def test_calibration_holds_each_tag_against_the_labels():
    found = list(tag_figures("s", "all", [reading("a", a=0.9, b=0.5), reading("a")]))

    # |0.9 − 1| + |0.5 − 0| over two tags
    assert value(found, "calibration error of tags") == pytest.approx(0.3)


def test_no_tag_at_all_has_no_calibration():
    assert value(tag_figures("s", "all", [reading("a")]), "calibration error of tags") is None
