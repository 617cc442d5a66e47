"""Hides counts that are too small to show, and rounds the rest (rules 44 and 45).

What is promised, and checked over every small row by tests:

- A count under five never shows. Nought and one to four look alike.
- Every other count shows as the nearest five.
- Where a row would hide one cell alone, the smallest other cell is hidden with it. Given the shown
  cells and the total of `row_total`, every hidden cell may still be nought, or any of several
  values.

What is not promised: a hidden cell cannot be told among others when somebody already knows some
of its neighbours exactly, nor when the same people are counted again in another table or another
month. Guarding those differences is the work of whoever publishes more than one table.
"""

from collections.abc import Sequence
from typing import Final

MIN_COUNT: Final = 5
ROUND_TO: Final = 5
SMALL_BASE: Final = 10
HIDDEN: Final = "[c]"
SLACK: Final = ROUND_TO // 2  # how far a rounded figure may be from its count

Shown = int | None


def shown(n: int) -> Shown:
    """The count as it may be shown: to the nearest five, or None when it is under five."""
    if n < 0:
        raise ValueError("A count cannot be less than nought.")
    if n < MIN_COUNT:
        return None
    return (2 * n + ROUND_TO) // (2 * ROUND_TO) * ROUND_TO


def shown_text(n: int) -> str:
    """The count as it may be shown, in words for a page or a file: "25", or "[c]"."""
    return text_of(shown(n))


def text_of(figure: Shown) -> str:
    """A protected figure as text: the figure, or "[c]" when it is hidden."""
    return HIDDEN if figure is None else str(figure)


def protect_row(counts: Sequence[int]) -> tuple[Shown, ...]:
    """The counts of one row as they may be shown together.

    Which second cell is hidden follows from the rounded figures alone, so that the choice itself
    tells nothing more.
    """
    figures = [shown(count) for count in counts]
    _hide_second(figures, range(len(figures)))
    return tuple(figures)


def row_total(counts: Sequence[int]) -> Shown:
    """The row's total as it may be shown beside `protect_row`, or None when it would tell too much.

    A total at its highest leaves hidden cells no room: 30 over seven hidden cells means that each
    is four. Such a total is hidden as well.
    """
    figures = protect_row(counts)
    total = shown(sum(counts))
    hidden = [place for place, figure in enumerate(figures) if figure is None]
    if total is None or all(_may_be_nought(figures, place, total) for place in hidden):
        return total
    return None


def protect_table(rows: Sequence[Sequence[int]]) -> tuple[tuple[Shown, ...], ...]:
    """The counts of a table as they may be shown, with row and column totals beside them.

    No row and no column of more than one cell hides exactly one cell. Totals must come from
    `row_total`, row by row and column by column.
    """
    width = len(rows[0]) if rows else 0
    if any(len(row) != width for row in rows):
        raise ValueError("Every row of a table needs the same number of cells.")
    figures = [shown(count) for row in rows for count in row]
    lines = [*_rows(len(rows), width), *_columns(len(rows), width)]
    # Hiding a second cell in a row may leave it alone in its column, so look until all is quiet.
    while any([_hide_second(figures, line) for line in lines]):
        pass
    return tuple(tuple(figures[place] for place in row) for row in _rows(len(rows), width))


def share(part: Shown, base: Shown) -> Shown:
    """A percentage from rounded figures, half up; None when either is hidden.

    It takes counts or figures already protected: rounding a rounded figure changes nothing.
    """
    top = None if part is None else shown(part)
    bottom = None if base is None else shown(base)
    if top is None or bottom is None:
        return None
    return (200 * top + bottom) // (2 * bottom)


def protected_shares(counts: Sequence[int]) -> tuple[Shown, ...]:
    """The percentage of each cell in its row's total, hidden wherever the cell or total is."""
    total = row_total(counts)
    return tuple(share(figure, total) for figure in protect_row(counts))


def is_small_base(base: int) -> bool:
    """Whether so few people answered that a percentage needs a warning beside it."""
    return base < SMALL_BASE


def _hide_second(figures: list[Shown], line: Sequence[int]) -> bool:
    """Hide the smallest shown cell of a line that hides exactly one; say whether it did."""
    hidden = [place for place in line if figures[place] is None]
    visible = [(figure, place) for place in line if (figure := figures[place]) is not None]
    if len(hidden) != 1 or not visible:
        return False
    figures[min(visible)[1]] = None
    return True


def _may_be_nought(figures: Sequence[Shown], place: int, total: int) -> bool:
    """Whether a reader of the row and its total must allow that this hidden cell is nought."""
    visible = [(figure, at) for at, figure in enumerate(figures) if figure is not None]
    others = [at for at, figure in enumerate(figures) if figure is None and at != place]
    most = (MIN_COUNT - 1) * len(others)
    if len(others) == 1:
        # The other one may be the second cell: as large as the smallest shown cell lets it be.
        smallest, at = min(visible, default=(total, len(figures)))
        largest = smallest if others[0] < at else smallest - ROUND_TO
        most = max(most, largest + SLACK)
    return total - SLACK <= most + sum(figure + SLACK for figure, _ in visible)


def _rows(height: int, width: int) -> list[range]:
    return [range(row * width, (row + 1) * width) for row in range(height)]


def _columns(height: int, width: int) -> list[range]:
    return [range(column, height * width, width) for column in range(width)]
