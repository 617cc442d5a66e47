"""What is kept of two readers: whoever is no worse on comments neither has seen."""

from feedback.learning.comparing import OF_IDENTIFIERS, gain, is_worse, told

FOUND, TOUCHED = OF_IDENTIFIERS


def test_more_found_counts_for_and_more_touched_against():
    before = {FOUND: 0.8, TOUCHED: 0.02}

    assert round(gain(before, {FOUND: 0.9, TOUCHED: 0.04}), 3) == 0.04
    assert not is_worse(before, {FOUND: 0.9, TOUCHED: 0.04})
    assert is_worse(before, {FOUND: 0.82, TOUCHED: 0.08})
    assert is_worse(before, {FOUND: 0.7, TOUCHED: 0.02})


def test_each_share_is_told_before_and_after():
    lines = list(told({FOUND: 0.8}, {FOUND: 0.9}))

    assert lines == [
        "our identifiers, all: identifiers found (more is better): 0.800 -> 0.900",
    ]
