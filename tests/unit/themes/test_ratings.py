import decimal
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import themes
from themes import ratings
from themes.ratings import Band, InvalidScore, RatingError, UnknownName

DATA = json.loads((Path(themes.__file__).parent / "data" / "framework.json").read_text("utf-8"))
WORKED = DATA["scoring"]["worked_example"]
CORRECTED = WORKED["corrected"]

scores_of_nine = st.fixed_dictionaries(
    {slug: st.none() | st.integers(1, 4) for slug in ratings.QUALITY_STATEMENTS}
)


def nine_scores_adding_to(total):
    """Nine scores from 1 to 4 with the given sum."""
    each, extra = divmod(total, 9)
    return {
        slug: each + (1 if place < extra else 0)
        for place, slug in enumerate(ratings.QUALITY_STATEMENTS)
    }


def test_the_nine_names_are_those_of_the_framework():
    in_framework = [statement["id"] for statement in DATA["quality_statements"]]
    leadership = [row["id"] for row in DATA["quality_statements"] if row["theme"] == "leadership"]

    assert list(ratings.QUALITY_STATEMENTS) == in_framework
    assert list(ratings.LEADERSHIP_STATEMENTS) == leadership


@pytest.mark.parametrize("row", DATA["scoring"]["overall_table"], ids=lambda row: str(row))
def test_overall_agrees_with_the_whole_published_table(row):
    result = ratings.overall(nine_scores_adding_to(row["total_of_9_scores"]))

    assert result.total == row["total_of_9_scores"]
    assert result.percent_exact == Decimal(str(row["percent_exact"]))
    assert result.percent_rounded == row["percent_rounded"]
    assert result.band == row["rating"]
    assert (result.maximum, result.scored, result.partial) == (36, 9, False)


def test_bands_are_those_of_the_framework():
    published = {
        row["id"]: (row["min_percent"], row["max_percent"])
        for row in DATA["scoring"]["rating_bands"]
    }

    for percent in range(25, 101):
        low, high = published[ratings.band_for(percent)]
        assert low <= percent <= high


@pytest.mark.parametrize("percent", [24, 0, 101])
def test_band_for_refuses_a_percentage_no_score_can_give(percent):
    with pytest.raises(RatingError):
        ratings.band_for(percent)


def test_fourteen_of_thirty_six_rounds_up_into_requires_improvement():
    result = ratings.overall(nine_scores_adding_to(14))

    assert result.percent_exact == Decimal("38.89")
    assert result.percent_rounded == 39
    assert result.band is Band.REQUIRES_IMPROVEMENT


# --- The corrected worked example, and each thing the printed one has wrong (rule 16) ---------


def test_worked_example_corrected():
    result = ratings.overall(CORRECTED["scores"])

    assert (result.total, result.maximum) == (CORRECTED["total"], CORRECTED["max"]) == (24, 36)
    assert result.percent_exact == Decimal("66.67")
    assert result.percent_rounded == 67
    assert result.band is Band.GOOD


def test_worked_example_printed_maximum_of_ten_is_wrong():
    assessing_needs = dict.fromkeys(ratings.LEGACY_CATEGORIES, 2)

    result = ratings.legacy_category_result(assessing_needs)

    assert WORKED["as_printed"]["assessing_needs_max"] == 10
    assert ratings.percent_rounded(8, 10) == 80  # what the printed maximum would mean
    assert (result.total, result.maximum, result.percent_rounded, result.score) == (8, 16, 50, 2)


def test_worked_example_without_the_missing_equity_row_is_not_67_percent():
    printed = {**CORRECTED["scores"], "equity-in-experience-and-outcomes": None}

    result = ratings.overall(printed)

    assert (result.total, result.maximum) == (21, 32)
    assert result.percent_exact == Decimal("65.63")
    assert result.partial


@pytest.mark.parametrize(("equity", "percent"), [(2, 64), (3, 67), (4, 69)])
def test_worked_example_only_an_equity_score_of_three_gives_67_percent(equity, percent):
    scores = {**CORRECTED["scores"], "equity-in-experience-and-outcomes": equity}

    assert ratings.overall(scores).percent_rounded == percent


def test_worked_example_leadership_rows_are_twelve_of_sixteen_not_three():
    leadership = dict.fromkeys(ratings.LEGACY_CATEGORIES, 3)

    result = ratings.legacy_category_result(leadership)

    assert (result.total, result.maximum, result.percent_rounded, result.score) == (12, 16, 75, 3)


def test_worked_example_printed_26_of_36_is_72_percent_not_67():
    result = ratings.overall(nine_scores_adding_to(26))

    assert WORKED["as_printed"]["final"] == "26/36=67%"
    assert result.percent_exact == Decimal("72.22")
    assert result.percent_rounded == 72


# --- Legacy ------------------------------------------------------------------------------------


def test_legacy_ten_of_sixteen_rounds_half_up_to_63():
    scores = dict(zip(ratings.LEGACY_CATEGORIES, [3, 3, 2, 2], strict=True))

    result = ratings.legacy_category_result(scores)

    assert result.percent_exact == Decimal("62.5")
    assert result.percent_rounded == 63
    assert result.score == 3
    assert result.label == "legacy"


def test_legacy_category_that_was_not_relevant_is_left_out_of_the_maximum():
    scores = {"peoples-experience": 4, "processes": 2, "feedback-from-partners": None}

    result = ratings.legacy_category_result(scores)

    assert (result.total, result.maximum, result.score) == (6, 8, 3)


def test_legacy_with_nothing_scored_has_no_percentage():
    result = ratings.legacy_category_result({})

    assert (result.percent_exact, result.percent_rounded, result.score) == (None, None, None)


@pytest.mark.parametrize("category", ["outcomes", "observation"])
def test_legacy_refuses_a_category_not_used_for_councils(category):
    with pytest.raises(UnknownName):
        ratings.legacy_category_result({category: 3})


# --- Missing and wrong scores ------------------------------------------------------------------


def test_overall_missing_score_is_not_rated_yet_and_never_zero():
    scores = {**dict.fromkeys(ratings.QUALITY_STATEMENTS[:5], 3), "safeguarding": None}

    result = ratings.overall(scores)

    assert (result.total, result.maximum, result.scored) == (15, 20, 5)
    assert result.percent_rounded == 75
    assert result.partial


@pytest.mark.parametrize("scores", [{}, {"safeguarding": None}])
def test_overall_with_nothing_scored_has_no_percentage_and_no_band(scores):
    result = ratings.overall(scores)

    assert (result.percent_exact, result.percent_rounded, result.band) == (None, None, None)
    assert (result.total, result.maximum, result.scored, result.partial) == (0, 0, 0, True)


@pytest.mark.parametrize("score", [0, 5, -1, True, False, 3.0, Decimal(3), "3", [3]])
def test_overall_refuses_anything_but_a_whole_number_from_one_to_four(score):
    with pytest.raises(InvalidScore, match="must be 1, 2, 3 or 4"):
        ratings.overall({"safeguarding": score})


def test_overall_refuses_a_name_that_is_not_a_quality_statement():
    with pytest.raises(UnknownName, match="safegarding"):
        ratings.overall({"safegarding": 3})


def test_overall_ignores_the_decimal_settings_of_the_caller():
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_DOWN)):
        result = ratings.overall(nine_scores_adding_to(14))

    assert (result.percent_exact, result.percent_rounded) == (Decimal("38.89"), 39)


def test_overall_one_score_of_one_limits_nothing():
    scores = {**dict.fromkeys(ratings.QUALITY_STATEMENTS, 4), "safeguarding": 1}

    result = ratings.overall(scores)

    assert (result.total, result.band) == (33, Band.OUTSTANDING)


# --- The Secretary of State --------------------------------------------------------------------


@pytest.mark.parametrize("statement", ratings.QUALITY_STATEMENTS)
def test_secretary_of_state_is_notified_of_a_one_outside_leadership_only(statement):
    told = {
        row["id"]: row["secretary_of_state_notified_on_score_1"]
        for row in DATA["quality_statements"]
    }
    scores = {**dict.fromkeys(ratings.QUALITY_STATEMENTS, 3), statement: 1}

    assert ratings.secretary_of_state_is_notified(scores) is told[statement]


def test_secretary_of_state_is_not_notified_of_a_missing_score():
    assert ratings.secretary_of_state_is_notified({"safeguarding": None}) is False


# --- What holds for every set of scores --------------------------------------------------------


@given(scores_of_nine, st.randoms(use_true_random=False))
def test_overall_does_not_depend_on_order(scores, random):
    shuffled = list(scores.items())
    random.shuffle(shuffled)

    assert ratings.overall(dict(shuffled)) == ratings.overall(scores)


@given(scores_of_nine, st.sampled_from(ratings.QUALITY_STATEMENTS))
def test_overall_never_falls_when_a_score_rises(scores, statement):
    before = {**scores, statement: min(scores[statement] or 1, 3)}
    after = {**before, statement: before[statement] + 1}

    lower, higher = ratings.overall(before), ratings.overall(after)

    assert lower.total < higher.total
    assert lower.percent_exact < higher.percent_exact
    assert lower.percent_rounded <= higher.percent_rounded
    assert 25 <= lower.percent_rounded <= 100


@given(scores_of_nine)
def test_overall_maximum_is_four_for_each_one_scored(scores):
    result = ratings.overall(scores)

    assert result.maximum == 4 * result.scored
    assert result.partial == (result.scored < 9)
