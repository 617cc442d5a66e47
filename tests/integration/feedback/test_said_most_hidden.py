"""What was said most, for whoever counts: no small number can be worked out."""

from collections import Counter, defaultdict
from itertools import product

import pytest

from feedback.analysis.sayings import Text
from feedback.selectors.said_most import counted_of, feeling_of
from feedback.suppression import MIN_COUNT, shown

# What a reader may want to know: each of good, bad and the rest, and all that is not one of them.
CELLS = [(0,), (1,), (2,), (1, 2), (0, 2)]


def _texts(quotable: int, private: int) -> list[Text]:
    return [
        Text(number, number, "waiting", "neutral", number < quotable)
        for number in range(quotable + private)
    ]


@pytest.mark.parametrize("quotable", range(5, 30))
def test_nought_to_four_who_may_not_be_quoted_look_alike(quotable):
    """A board can count every comment it may read; what is more must be nought or a crowd."""
    figures = {shown(len(counted_of(_texts(quotable, private)))) for private in range(MIN_COUNT)}

    assert len(figures) == 1


def test_five_comments_of_one_person_who_may_not_be_quoted_are_not_five_people():
    one_person = [Text(n, "one", "waiting", "neutral", False) for n in range(5)]

    assert len(counted_of([*_texts(6, 0), *one_person])) == 6


def test_no_small_feeling_can_be_worked_out_from_what_is_shown():
    """Every saying there could be is grouped by what is shown of it: each must leave doubt."""
    top = 30
    groups = defaultdict(list)
    for good, bad, rest in product(range(top), repeat=3):
        if good + bad + rest >= MIN_COUNT:
            sounds = Counter(positive=good, negative=bad, neutral=rest)
            groups[shown(good + bad + rest), feeling_of(sounds)].append((good, bad, rest))

    for published, originals in groups.items():
        if max(map(max, originals)) >= top - 3:
            continue
        for whole in CELLS:
            possible = {sum(original[cell] for cell in whole) for original in originals}
            if min(possible) < MIN_COUNT:
                # "Mixed" says by itself that not all sound alike, but not how few do not.
                mixed = len(whole) > 1 and not published[1].mostly
                assert len(possible) >= MIN_COUNT if mixed else {0, 1} <= possible, published
