import pytest

from feedback.analysis import analyse
from feedback.learning import feeling_figures as feeling
from feedback.learning.figures import Reading
from feedback.learning.sets import Example


def reading(text: str = "Kind staff", *, polarity: float = 0.0, **labels) -> Reading:
    example = Example(id="x", text=text, **labels)
    return Reading(example, analyse(text), polarity)


def values(found) -> dict[tuple[str, str], float | None]:
    return {(one.about, one.measure): one.estimate.value for one in found}


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1, 1),
        (0.61, 1),
        (0.6, 2),
        (0.21, 2),
        (0.2, 3),
        (0, 3),
        (-0.2, 3),
        (-0.21, 4),
        (-0.6, 4),
        (-0.61, 5),
        (-1, 5),
    ],
)
def test_scores_fall_into_five_equal_fifths(score, expected):
    assert feeling.fifth(score) == expected


def test_label_of_the_analyser_is_its_sign():
    assert feeling.by_analyser(reading("The staff are kind and lovely")).sign == 1
    assert feeling.by_analyser(reading("They were rude and useless")).sign == -1
    assert feeling.by_analyser(reading("Tuesday")).sign == 0


@pytest.mark.parametrize(("polarity", "sign"), [(0.05, 0), (0.06, 1), (-0.05, 0), (-0.06, -1)])
def test_textblob_near_nought_is_neutral(polarity, sign):
    assert feeling.by_textblob(reading(polarity=polarity)).sign == sign


def test_comments_without_a_label_are_left_out():
    readings = [reading(sign=1), reading(), reading(five=1, sign=1)]

    signs = list(feeling.sign_figures("s", "all", readings, feeling.BOTH))
    fine = list(feeling.fine_figures("s", "all", readings, feeling.BOTH))

    assert signs[0].estimate.n == 2
    assert fine[0].estimate.n == 1


def test_textblob_stands_beside_the_analyser():
    readings = [reading("They were rude and useless", polarity=0.9, sign=-1)]

    found = values(feeling.sign_figures("s", "all", readings, feeling.BOTH))

    assert found["all", "sign turned round, analyser"] == 0
    assert found["all", "sign turned round, TextBlob alone"] == 1
    assert found["all", "negative found, analyser"] == 1


def test_lower_figure_of_two_trusts_is_the_one_in_the_table():
    good = [reading("They were rude and useless", five=5, sign=-1, group="A")]
    bad = [reading("The staff are kind and lovely", five=5, sign=-1, group="B")]

    found = list(feeling.trust_figures("s", good + bad))

    shown = values(one for one in found if not one.detail)
    assert shown["worse: B", "negative found, analyser"] == 0
    assert "worse: A" not in {about for about, measure in shown if measure.startswith("neg")}


def test_one_trust_alone_is_the_worse_of_nothing():
    found = feeling.trust_figures("s", [reading(five=1, sign=1, group="A")])

    assert all(one.detail for one in found)
