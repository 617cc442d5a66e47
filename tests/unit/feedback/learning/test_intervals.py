import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.learning.intervals import estimates, wilson
from feedback.learning.measures import share


def share_of(yes: int, no: int, **named):
    return estimates({True: yes, False: no}, {"share": share}, **named)["share"]


def test_interval_of_a_share_is_that_of_the_textbooks():
    found = share_of(80, 20)

    # Normal approximation: 0.8 ± 1.96 √(0.8 × 0.2 / 100) = 0.8 ± 0.078
    assert (found.value, found.n) == (0.8, 100)
    assert found.low == pytest.approx(0.722, abs=0.02)
    assert found.high == pytest.approx(0.878, abs=0.02)


def test_interval_narrows_as_cases_grow():
    few, many = share_of(8, 2), share_of(800, 200)

    assert many.high - many.low < (few.high - few.low) / 5


def test_same_cases_give_the_same_interval_every_time():
    assert share_of(30, 12) == share_of(30, 12)


@pytest.mark.parametrize(("yes", "no"), [(0, 0), (1, 0)])
def test_fewer_than_two_cases_have_no_interval(yes, no):
    found = share_of(yes, no)

    assert (found.low, found.high, found.n) == (None, None, yes + no)


def test_no_cases_give_no_figure():
    assert estimates({}, {"share": share})["share"].value is None


def test_all_alike_have_no_interval_rather_than_one_without_doubt():
    found = share_of(12, 0)

    assert (found.value, found.low, found.high) == (1, None, None)


def test_resample_that_a_measure_cannot_use_is_left_out():
    def yes_where_there_is_a_no(cases):
        return cases.get(True, 0) / 6 if cases.get(False) else None

    found = estimates({True: 5, False: 1}, {"": yes_where_there_is_a_no})[""]

    assert found.high == pytest.approx(5 / 6)


@given(st.integers(1, 30), st.integers(2, 30))
def test_interval_holds_the_figure(yes, no):
    found = share_of(yes, no, resamples=200)

    assert found.low <= found.value <= found.high


def test_wilson_is_that_of_the_textbooks():
    low, high = wilson(29 / 40, 40)

    assert (round(low, 3), round(high, 3)) == (0.572, 0.839)
    # Of ten that were all right, the truth may still be 72 in a hundred.
    assert wilson(1.0, 10) == (pytest.approx(0.722, abs=0.001), 1.0)


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_within_nought_and_one(of, data):
    part = data.draw(st.integers(0, of))

    low, high = wilson(part / of, of)

    assert 0 <= low <= part / of <= high <= 1
    # What is not right is wrong: the interval of one is that of the other turned round.
    other_low, other_high = wilson((of - part) / of, of)
    assert (other_low, other_high) == (pytest.approx(1 - high), pytest.approx(1 - low))
    wide = high - low
    again = wilson(part / of, 4 * of)
    assert again[1] - again[0] < wide
