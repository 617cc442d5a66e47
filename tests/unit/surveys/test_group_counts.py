"""What a group's screen may show: nothing stands for fewer than five, however it is added up."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from feedback import suppression
from surveys.group_counts import FEWEST, ROUND_TO, Snapshot, Tally, closed_again, rounded, snapshot

OPTIONS = ("yes", "sometimes", "no")


@st.composite
def tallies(draw) -> Tally:
    options = {key: draw(st.integers(0, 14)) for key in OPTIONS}
    answered = sum(options.values()) + draw(st.integers(0, 8))
    return Tally(options, answered, answered + draw(st.integers(0, 8)))


def derived(found: Snapshot) -> dict[str, int]:
    """Everything the room can work out exactly: each count, each sum of them, and what is left."""
    keys = sorted(found.shown)
    groups = chain.from_iterable(combinations(keys, size) for size in range(1, len(keys) + 1))
    numbers = {"+".join(group): sum(found.shown[key] for key in group) for group in groups}
    if keys:
        left = dict(zip(("chose", "answered", "joined"), found.left_over, strict=True))
        numbers |= {f"left of {name}": number for name, number in left.items()}
    return numbers


def test_rule_is_the_one_of_the_evidence():
    assert (FEWEST, ROUND_TO) == (suppression.MIN_COUNT, suppression.ROUND_TO)
    assert all(rounded(n) == suppression.shown(n) for n in range(FEWEST, 200))


@given(tallies())
def test_nothing_that_can_be_worked_out_stands_for_fewer_than_five(tally):
    found = snapshot(tally)

    for what, number in derived(found).items():
        assert number == 0 or number >= FEWEST, (what, number)
    assert all(found.shown[key] == tally.options[key] >= FEWEST for key in found.shown)


@given(tallies())
def test_figures_on_the_screen_never_differ_by_fewer_than_five(tally):
    figures = [rounded(number) for number in snapshot(tally).shown.values()]

    for one, other in combinations(figures, 2):
        assert one == other or abs(one - other) >= FEWEST


@given(tallies())
def test_nothing_shows_where_everybody_who_chose_chose_the_same(tally):
    shown = snapshot(tally).shown

    if len([number for number in tally.options.values() if number]) == 1:
        assert not shown
    assert not (len(shown) == 1 and sum(shown.values()) == tally.chose)


@given(st.lists(tallies(), min_size=2, max_size=8))
def test_two_showings_of_a_question_differ_by_five_people_or_not_at_all(tallies_in_turn):
    """The group's answers may change in any way between one closing and the next."""
    first, *later = tallies_in_turn
    shown = [snapshot(first)]
    for tally in later:
        shown.append(closed_again(shown[-1], tally))

    for before, after in combinations(shown, 2):
        told, tells = derived(before), derived(after)
        for what in told.keys() & tells.keys():
            difference = abs(tells[what] - told[what])
            assert difference == 0 or difference >= FEWEST, (what, told, tells)
        if before != after:
            assert after.answered - before.answered >= FEWEST


@given(tallies(), st.integers(0, FEWEST - 1), st.sampled_from(OPTIONS))
def test_fewer_than_five_new_answers_show_nothing_new(tally, new, option):
    before = snapshot(tally)
    more = Tally(
        tally.options | {option: tally.options[option] + new},
        tally.answered + new,
        tally.joined + new,
    )

    assert closed_again(before, more) == before


def test_large_counts_show():
    """The rules above would also hold for a screen that never shows anything."""
    assert snapshot(Tally({"yes": 9, "sometimes": 0, "no": 6}, 15, 15)).shown == {
        "yes": 9,
        "no": 6,
    }
    assert snapshot(Tally({"yes": 9, "sometimes": 2, "no": 3}, 16, 20)).shown == {"yes": 9}


def test_last_person_is_not_left_over():
    """Whoever sees who did not answer could else tell what a few of the others said."""
    assert snapshot(Tally({"yes": 7, "sometimes": 0, "no": 5}, 12, 13)).shown == {"yes": 7}
    assert snapshot(Tally({"yes": 7, "sometimes": 0, "no": 4}, 11, 20)).shown == {}
    assert snapshot(Tally({"yes": 7, "sometimes": 1, "no": 0}, 8, 8)).shown == {}
    assert snapshot(Tally({"yes": 7, "sometimes": 0, "no": 6}, 16, 16)).shown == {"yes": 7}


def test_five_more_people_of_each_show():
    before = snapshot(Tally({"yes": 6, "sometimes": 0, "no": 6}, 12, 12))

    after = closed_again(before, Tally({"yes": 11, "sometimes": 0, "no": 11}, 22, 22))

    assert after.shown == {"yes": 11, "no": 11}
