"""Rows of numbers as one number: what is added up comes out as if each place had been added."""

from hypothesis import given
from hypothesis import strategies as st

from feedback.analysis.lanes import Lanes

COLUMNS = 4
ROWS = st.lists(
    st.lists(st.integers(-(2**40), 2**40), min_size=COLUMNS, max_size=COLUMNS), max_size=50
)


@given(rows=ROWS)
def test_a_sum_of_rows_holds_the_sum_of_each_place(rows):
    lanes = Lanes(COLUMNS)
    together = sum(map(lanes.joined, rows))
    assert lanes.parted(together) == [
        sum(place) for place in zip([0] * COLUMNS, *rows, strict=True)
    ]


def test_a_row_may_reach_either_end_of_its_lanes():
    ends = [2**63 - 1, -(2**63), 0, -1]
    assert Lanes(COLUMNS).parted(Lanes(COLUMNS).joined(ends)) == ends
