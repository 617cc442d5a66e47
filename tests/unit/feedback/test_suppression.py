"""What is promised about hidden counts is checked over every small row, not only over examples."""

from collections import defaultdict
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.suppression import (
    HIDDEN,
    MIN_COUNT,
    is_small_base,
    protect_row,
    protect_table,
    protected_shares,
    row_total,
    share,
    shown,
    shown_text,
)

counts = st.integers(0, 200)
row = st.lists(counts, min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("count", "figure"),
    [(0, None), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1003, 1005)],
)
def test_count_shows_to_the_nearest_five_or_not_at_all(count, figure):
    assert shown(count) == figure


def test_hidden_count_reads_the_same_whether_empty_or_small():
    assert {shown_text(count) for count in range(MIN_COUNT)} == {HIDDEN}
    assert shown_text(8) == "10"


def test_count_below_nought_is_refused():
    with pytest.raises(ValueError, match="less than nought"):
        shown(-1)


def test_hidden_cell_alone_takes_the_smallest_other_with_it():
    assert protect_row([3, 40, 12, 90]) == (None, 40, None, 90)


def test_nought_alone_takes_another_with_it_like_any_small_count():
    assert protect_row([0, 40, 12]) == protect_row([4, 40, 12]) == (None, 40, None)


def test_two_hidden_cells_take_no_other():
    assert protect_row([3, 0, 12]) == (None, None, 10)


def test_row_without_small_counts_hides_nothing():
    assert protect_row([5, 8, 12]) == (5, 10, 10)


def test_row_of_one_cell_or_none_stands():
    assert protect_row([2]) == (None,)
    assert protect_row([]) == ()


@given(row)
def test_no_row_hides_exactly_one_cell(cells):
    hidden = protect_row(cells).count(None)

    assert hidden != 1 or len(cells) == 1


@given(row, st.data())
def test_row_is_the_same_for_any_small_counts_in_the_same_places(cells, data):
    small = st.integers(0, MIN_COUNT - 1)
    others = [data.draw(small) if cell < MIN_COUNT else cell for cell in cells]

    assert protect_row(others) == protect_row(cells)


@given(row)
def test_shown_figures_are_within_two_of_the_count(cells):
    figures = protect_row(cells)

    assert all(
        abs(figure - cell) <= 2 for figure, cell in zip(figures, cells, strict=True) if figure
    )


@pytest.mark.parametrize(("cells", "top"), [(1, 30), (2, 24), (3, 16), (4, 11)])
def test_no_hidden_cell_can_be_worked_out_from_its_row_and_total(cells, top):
    """Every row there could be is grouped by what is published: each group must leave doubt."""
    for published, originals in _by_publication(cells, top).items():
        figures, total = published
        for place, figure in enumerate(figures):
            if figure is None:
                possible = {original[place] for original in originals}
                assert len(possible) > 1, published
                if total is not None:
                    assert 0 in possible, published


@pytest.mark.parametrize("cells", [6, 7])
def test_many_small_counts_stay_in_doubt_beside_their_total(cells):
    """Seven fours make 28, shown as 30: the one total that would tell is hidden."""
    groups = defaultdict(set)
    for original in product(range(MIN_COUNT), repeat=cells):
        groups[row_total(original)].add(original[0])

    assert all({0, 1} <= possible for possible in groups.values())


def _by_publication(cells: int, top: int) -> dict:
    """Originals under `top` by what is published; groups that reach the edge are left out."""
    groups = defaultdict(list)
    for original in product(range(top), repeat=cells):
        groups[protect_row(original), row_total(original)].append(original)
    edge = top - 3
    return {
        published: originals
        for published, originals in groups.items()
        if max(chain.from_iterable(originals)) < edge
    }


def test_total_that_would_tell_is_hidden():
    assert row_total([4] * 7) is None
    assert row_total([7, 7, 4]) is None
    assert row_total([40, 3, 12]) == 55


tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@given(tables)
def test_no_row_or_column_of_a_table_hides_exactly_one_cell(rows):
    protected = protect_table(rows)

    for line in chain(protected, zip(*protected, strict=True)):
        assert line.count(None) != 1 or len(line) == 1


@given(tables)
def test_table_shows_no_small_count(rows):
    for line, protected in zip(rows, protect_table(rows), strict=True):
        for cell, figure in zip(line, protected, strict=True):
            assert figure is None or figure == shown(cell)


def test_table_with_rows_of_different_lengths_is_refused():
    with pytest.raises(ValueError, match="same number of cells"):
        protect_table([[1, 2], [3]])


@pytest.mark.parametrize(
    ("part", "base", "percent"),
    [(8, 41, 25), (13, 101, 15), (4, 50, None), (0, 50, None), (3, 4, None), (None, 50, None)],
)
def test_share_comes_from_rounded_figures(part, base, percent):
    assert share(part, base) == percent


def test_share_rounds_half_up():
    assert share(5, 40) == 13  # 12.5


def test_shares_of_a_row_hide_what_the_row_hides():
    assert protected_shares([3, 40, 12, 90]) == (None, 28, None, 62)


def test_small_base_is_under_ten():
    assert is_small_base(9)
    assert not is_small_base(10)
