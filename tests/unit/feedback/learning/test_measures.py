"""Measures against values worked by hand, at their edges, and by what must hold for any labels."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.learning import measures

CLASSES = st.integers(1, 5)
PAIRS = st.lists(st.tuples(CLASSES, CLASSES), min_size=1, max_size=40)
SETS = st.frozensets(st.sampled_from("abcd"))


def test_share_is_the_part_that_is_true():
    assert measures.share({True: 3, False: 1}) == 0.75
    assert measures.share({False: 2}) == 0.0


def test_share_of_parts_counts_parts_and_not_cases():
    # One comment with 1 of 3 found, two comments with 1 of 1 found: 3 of 5.
    assert measures.share_of_parts({(1, 3): 1, (1, 1): 2}) == pytest.approx(3 / 5)


def test_recall_looks_only_at_what_truly_is():
    pairs = {("bad", "bad"): 2, ("bad", "good"): 1, ("good", "bad"): 9}

    assert measures.recall(pairs, "bad") == pytest.approx(2 / 3)


def test_accuracy_is_the_part_said_rightly():
    assert measures.accuracy({(1, 1): 2, (0, 0): 1, (1, -1): 1}) == 0.75


def test_turned_round_leaves_out_what_is_neither():
    pairs = {(1, -1): 1, (1, 0): 1, (-1, -1): 2, (0, 1): 50}

    assert measures.turned_round(pairs) == 0.25


def test_macro_f1_weighs_a_rare_label_as_much_as_a_common_one():
    # a: 8 right, 1 missed, 1 too many: 16/18. b: none right: 0.
    pairs = {("a", "a"): 8, ("a", "b"): 1, ("b", "a"): 1}

    assert measures.macro_f1(pairs, "ab") == pytest.approx((16 / 18 + 0) / 2)


def test_macro_f1_leaves_out_a_label_that_is_neither_there_nor_said():
    assert measures.macro_f1({("a", "a"): 3}, "abc") == 1.0


def test_macro_f1_of_sets_takes_several_labels_and_none():
    pairs = {
        (frozenset("ab"), frozenset("a")): 2,  # b missed twice
        (frozenset(), frozenset("b")): 1,  # b too many
        (frozenset("b"), frozenset("b")): 1,
        (frozenset(), frozenset()): 7,
    }

    # a: 2·2/(2+2) = 1; b: 2·1/(3+2) = 0.4
    assert measures.macro_f1_of_sets(pairs, "ab") == pytest.approx(0.7)


def test_macro_f1_ignores_labels_that_were_not_asked_for():
    pairs = {(frozenset("az"), frozenset("a")): 1}

    assert measures.macro_f1_of_sets(pairs, "a") == 1.0


@pytest.mark.parametrize(("power", "by_chance"), [(1, 12), (2, 14)])
def test_weighted_kappa_by_hand(power, by_chance):
    # Truth 1, 1, 2, 3; said 1, 2, 2, 2: missed by one twice, so 2 of 4 either way.
    # By chance, over 4×4 pairs: said 1 once, so 0 + 0 + 1 + 2 (squared 0 + 0 + 1 + 4), and said 2
    # three times, so 3 × (1 + 1 + 0 + 1): 12 of 16, or 14 of 16.
    pairs = {(1, 1): 1, (1, 2): 1, (2, 2): 1, (3, 2): 1}

    found = measures.weighted_kappa(pairs, power=power)

    assert found == pytest.approx(1 - (2 / 4) / (by_chance / 16))


def test_weighted_kappa_of_what_is_always_upside_down_is_negative():
    assert measures.weighted_kappa({(1, 5): 4, (5, 1): 4}, power=2) == -1.0


def test_weighted_kappa_has_no_answer_where_all_is_one_class():
    assert measures.weighted_kappa({(2, 2): 9}, power=2) is None


def test_calibration_error_by_hand():
    # Bin 0.5..0.6: two claims at .5 and .54, one right: |1.04 − 1| = .04.
    # Bin 0.9..1: two claims at .9 and 1, none right: 1.9. Over four claims: 1.94/4.
    claims = {((0.5, True), (0.9, False)): 1, ((0.54, False),): 1, ((1.0, False),): 1}

    assert measures.calibration_error(claims) == pytest.approx(1.94 / 4)


def test_calibration_error_is_nought_where_eight_in_ten_said_at_80_are_right():
    claims = {((0.8, True),): 8, ((0.8, False),): 2}

    assert measures.calibration_error(claims) == pytest.approx(0)


@pytest.mark.parametrize(
    "measure",
    [
        measures.share,
        measures.share_of_parts,
        measures.accuracy,
        measures.turned_round,
        measures.calibration_error,
        lambda nothing: measures.recall(nothing, 1),
        lambda nothing: measures.macro_f1(nothing, (1, 2)),
        lambda nothing: measures.macro_f1_of_sets(nothing, (1, 2)),
        lambda nothing: measures.weighted_kappa(nothing, power=2),
    ],
)
def test_nothing_to_measure_is_no_figure(measure):
    assert measure({}) is None


@given(st.lists(CLASSES, min_size=2).filter(lambda truth: len(set(truth)) > 1))
def test_saying_all_rightly_gives_one(truth):
    pairs = Counter(zip(truth, truth, strict=True))

    assert measures.accuracy(pairs) == 1
    assert measures.macro_f1(pairs, range(1, 6)) == 1
    assert measures.weighted_kappa(pairs, power=1) == 1
    assert measures.weighted_kappa(pairs, power=2) == 1


@given(st.lists(CLASSES, min_size=1), CLASSES)
def test_saying_one_class_always_is_no_better_than_chance(truth, said):
    for power in (1, 2):
        found = measures.weighted_kappa(Counter((true, said) for true in truth), power=power)

        assert found is None if set(truth) == {said} else found == pytest.approx(0)


@given(PAIRS)
def test_figures_stay_in_their_ranges(pairs):
    counted = Counter(pairs)
    centred = Counter((true - 3, said - 3) for true, said in pairs if abs(true - 3) < 2)

    assert 0 <= measures.macro_f1(counted, range(1, 6)) <= 1
    assert (measures.weighted_kappa(counted, power=2) or 0) <= 1
    assert 0 <= (measures.turned_round(centred) or 0) <= 1


@given(PAIRS, st.integers(2, 5))
def test_the_same_pairs_several_times_over_give_the_same_figure(pairs, times):
    once = Counter(pairs)
    often = Counter({pair: n * times for pair, n in once.items()})

    assert measures.macro_f1(often, range(1, 6)) == pytest.approx(
        measures.macro_f1(once, range(1, 6))
    )
    kappa = measures.weighted_kappa(once, power=2)
    assert measures.weighted_kappa(often, power=2) == (kappa and pytest.approx(kappa))


@given(st.lists(st.tuples(SETS, SETS), max_size=30))
def test_macro_f1_does_not_care_which_side_is_the_truth(pairs):
    turned = Counter((said, true) for true, said in pairs)

    assert measures.macro_f1_of_sets(Counter(pairs), "abcd") == measures.macro_f1_of_sets(
        turned, "abcd"
    )


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_part(claims):
    found = measures.calibration_error(Counter((claim,) for claim in claims))

    assert -1e-9 <= found <= 1 + 1e-9
