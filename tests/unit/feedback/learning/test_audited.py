"""What is measured on the audited sample, against values worked by hand and what must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.learning.audited import ENOUGH, Audited, Heard, Share, agreement, figures_of

SLUGS = ("needs", "teams", "safe")
HEARD = st.builds(
    lambda statements, sounds: heard(*statements, sounds=sounds),
    st.lists(st.sampled_from(SLUGS), unique=True),
    st.sampled_from(["positive", "negative", "mixed", "neutral", "unclear"]),
)
AUDITED = st.lists(
    st.builds(
        lambda people, machine: Audited(1, tuple(people), machine),
        st.lists(HEARD, min_size=1, max_size=2),
        st.none() | HEARD,
    ),
    max_size=40,
)


def heard(*statements: str, sounds: str = "neutral") -> Heard:
    return Heard(frozenset(statements), statements[0] if statements else "", sounds)


def one(person: Heard, machine: Heard | None) -> Audited:
    return Audited(1, (person,), machine)


def parts(share: Share) -> tuple[int, int]:
    return share.part, share.of


def test_machine_is_held_against_the_first_who_read():
    first, second = heard("needs", sounds="positive"), heard("teams", sounds="negative")
    machine = heard("teams", "needs", sounds="negative")

    found = figures_of([Audited(1, (first, second), machine)], SLUGS)

    assert parts(found.first_right) == (0, 1)
    assert parts(found.right) == (1, 2)
    assert parts(found.found) == (1, 1)
    assert parts(found.feeling_right) == (0, 1)
    assert parts(found.turned_round) == (1, 1)
    assert parts(found.people_feeling) == (0, 1)
    assert (found.comments, found.twice) == (1, 1)
    assert parts(found.statements["teams"].right) == (0, 1)
    assert parts(found.statements["needs"].right) == (1, 1)
    assert parts(found.statements["safe"].right) == (0, 0)


def test_comment_this_version_did_not_read_measures_people_only():
    found = figures_of([Audited(1, (heard("safe"), heard("safe")), None)], SLUGS)

    assert parts(found.right) == (0, 0)
    assert parts(found.people_feeling) == (1, 1)


def test_comment_without_suggestion_counts_where_something_was_to_find():
    found = figures_of([one(heard("safe"), heard()), one(heard(), heard())], SLUGS)

    assert parts(found.first_right) == (0, 0)
    assert parts(found.found) == (0, 1)


def test_interval_rests_on_comments_and_not_on_their_tags():
    each = one(heard("needs", "teams"), heard("needs", "teams"))

    found = figures_of([each] * 10, SLUGS)

    assert (parts(found.right), found.right.cases) == ((20, 20), 10)


def test_nothing_is_told_of_fewer_than_enough():
    each = one(heard("needs"), heard("needs"))

    few = figures_of([each] * (ENOUGH - 1), SLUGS)
    enough = figures_of([each] * ENOUGH, SLUGS)

    assert (few.first_right.is_enough, enough.first_right.is_enough) == (False, True)
    assert figures_of([], SLUGS).first_right.is_enough is False


def test_kappa_is_that_of_the_textbooks():
    # Cohen: both yes 20, both no 15, 5 and 10 apart. Observed .7, by chance .5: .4.
    yes, no = heard("needs"), heard()
    twos = [(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15

    found = agreement(twos, lambda who: "needs" in who.statements)

    assert parts(found.same) == (35, 50)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_is_not_told_of_a_statement_that_was_hardly_named():
    yes, no = heard("needs"), heard()
    twos = [(yes, yes)] * 4 + [(no, no)] * 96

    assert agreement(twos, lambda who: "needs" in who.statements).kappa is None


@given(AUDITED)
def test_whatever_was_said_figures_are_shares_with_their_intervals_round_them(audited):
    found = figures_of(audited, SLUGS)

    shares = [found.first_right, found.right, found.found, found.feeling_right]
    shares += [share for each in found.statements.values() for share in (each.right, each.found)]
    for share in shares:
        assert 0 <= share.part <= share.of
        assert 0 <= share.cases <= min(share.of, len(audited))
        if share.cases:
            low, high = share.interval
            assert low <= share.value <= high
    right = sum(each.right.part for each in found.statements.values())
    assert right == found.right.part == found.found.part


@given(st.lists(st.tuples(HEARD, HEARD), max_size=60))
def test_it_does_not_matter_who_of_two_is_named_first(twos):
    def says(who: Heard) -> bool:
        return "needs" in who.statements

    found = agreement(twos, says)
    turned = agreement([(other, one) for one, other in twos], says)

    assert found.same == turned.same
    assert found.kappa == (None if turned.kappa is None else pytest.approx(turned.kappa))
    assert found.kappa is None or -1 <= found.kappa <= 1
