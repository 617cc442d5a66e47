"""What the evidence says, what it hides, and what it says is missing."""

from datetime import date

import pytest

from feedback.selectors.evidence import evidence_for
from feedback.selectors.evidence_gaps import gaps_of
from surveys.models import SurveyPage
from tests.factories.evidence import APRIL, CARE, COORDINATED, count, heard, said
from tests.factories.surveys import make_published_survey


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """Evidence is always read inside one council's scope."""


def about_care(survey, as_of=None):
    """What the evidence says of the statement the test survey asks about."""
    evidence = evidence_for(survey, as_of)
    return next(statement for statement in evidence.statements if statement.slug == CARE)


def test_evidence_has_all_nine_statements_in_order(survey):
    evidence = evidence_for(survey)

    assert [statement.number for statement in evidence.statements] == list(range(1, 10))


def test_statement_shows_its_asked_i_statement_with_provenance_and_question(survey):
    asked = about_care(survey).asked

    assert [(row.slug, row.provenance) for row in asked] == [(COORDINATED, "cqc-official")]
    assert asked[0].text.startswith("I have care and support that is coordinated")
    question = asked[0].questions[0]
    assert (question.version, question.position) == (1, 1)
    assert question.wording == "Do the people who support you work well together?"


def test_links_we_propose_are_kept_apart_from_those_cqc_lists(survey):
    evidence = evidence_for(survey)

    provenance = {
        statement.slug: asked.provenance
        for statement in evidence.statements
        for asked in statement.asked
    }
    assert provenance["assessing-needs"] == "cqc-official"
    assert provenance["partnerships-and-communities"] == "proposal"


def test_answers_are_rounded_and_shares_come_from_the_rounded(survey):
    count(survey, i_statement=COORDINATED, yes=41, sometimes=22, no=17)

    scale = about_care(survey).asked[0].own.scale

    assert (scale.base, scale.parts) == (80, (("yes", 40), ("sometimes", 20), ("no", 15)))
    assert scale.share("yes") == 50


def test_small_answer_is_hidden_and_one_more_with_it(survey):
    count(survey, i_statement=COORDINATED, yes=41, sometimes=22, no=3)

    scale = about_care(survey).asked[0].own.scale

    hidden = [name for name, number in scale.parts if number is None]
    assert "no" in hidden and len(hidden) == 2
    assert scale.share("no") is None


def test_few_people_give_no_base_and_no_share(survey):
    count(survey, i_statement=COORDINATED, yes=4)

    statement = about_care(survey)

    scale = statement.asked[0].own.scale
    assert (scale.base, scale.share("yes")) == (None, None)
    assert "Fewer than five people answered." in statement.gaps
    assert statement.too_little_said


def test_base_under_ten_is_marked_small(survey):
    count(survey, i_statement=COORDINATED, yes=7)

    assert about_care(survey).asked[0].own.scale.is_small


def test_voices_are_never_added_up(survey):
    count(survey, responses=50)
    count(survey, voice="carer", responses=20)
    count(survey, voice="on_behalf", responses=10)
    for voice, yes in (("person", 30), ("carer", 10), ("on_behalf", 20)):
        count(survey, voice=voice, i_statement=COORDINATED, yes=yes)

    head = evidence_for(survey).head
    asked = about_care(survey).asked[0]

    assert (head.people, head.carers, head.on_behalf) == (50, 20, 10)
    assert (asked.own.scale.base, asked.carers.scale.base, asked.on_behalf) == (30, 10, 20)


def test_head_shares_are_of_peoples_own_voice(survey):
    count(survey, responses=100, easy_read=60, helped=30, comments=80)
    count(survey, voice="carer", responses=100, easy_read=100)
    count(survey, about=CARE, comments=50, confirmed=25, suggested=25)

    head = evidence_for(survey).head

    assert (head.easy_read.share("easy_read"), head.helped.share("helped")) == (60, 30)
    assert (head.comments, head.tags.share("confirmed")) == (80, 50)


def test_share_is_hidden_when_what_is_left_over_is_small(survey):
    count(survey, responses=50, easy_read=48)

    assert evidence_for(survey).head.easy_read.share("easy_read") is None


def test_comments_are_counted_by_voice_with_tone_and_review(survey):
    count(survey, about=CARE, comments=60, confirmed=40, suggested=20, positive=30, negative=30)
    count(survey, voice="carer", about=CARE, comments=15, suggested=15)

    statement = about_care(survey)

    assert (statement.own_comments.base, statement.carers_comments.base) == (60, 15)
    assert statement.own_comments.tones.number("positive") == 30
    assert statement.own_comments.review.number("confirmed") == 40


def test_statement_nobody_was_asked_about_says_so(survey):
    evidence = evidence_for(survey)

    safeguarding = next(row for row in evidence.statements if row.slug == "safeguarding")
    assert safeguarding.gaps[0] == "No I-statement in this survey asks about this."


def test_quote_walks_back_to_question_wording_and_version(survey):
    heard(survey)
    said(survey, "Everyone talks to each other.", confirmed=True, mode="supported")

    quote = about_care(survey).quotes[0]

    assert quote.text == "Everyone talks to each other."
    assert (quote.wording, quote.position, quote.version) == ("Tell us more if you want to.", 2, 1)
    assert (quote.voice, quote.mode, quote.is_confirmed) == ("person", "supported", True)


@pytest.mark.parametrize(
    "hidden",
    [
        {"quote": False},
        {"theme": False},
        {"state": "held"},
        {"state": "waiting"},
        {"state": "private"},
        {"voice": "on_behalf"},
    ],
    ids=str,
)
def test_words_that_may_not_be_quoted_are_no_evidence(survey, hidden):
    heard(survey)
    heard(survey, voice="on_behalf")
    said(survey, "Not for others to read.", **hidden)

    statement = about_care(survey)

    assert statement.quotes == ()
    assert "Nobody’s words were released yet." in statement.gaps


def test_quote_shows_what_was_released_and_not_what_was_said(survey):
    heard(survey)
    said(survey, "Ann is kind.", released_text="[name] is kind.")

    assert [quote.text for quote in about_care(survey).quotes] == ["[name] is kind."]


def test_quotes_of_fewer_than_five_people_are_not_shown(survey):
    for number in range(4):
        said(survey, f"Kind words {number}")
    # Four people may well have made eight comments.
    count(survey, about=CARE, comments=8, suggested=8)

    statement = about_care(survey)

    assert statement.quotes == ()
    assert "Fewer than five people spoke about this, so no words are shown." in statement.gaps


def test_quotes_of_five_people_are_shown(survey):
    for number in range(5):
        said(survey, f"Kind words {number}")
    count(survey, about=CARE, comments=5, suggested=5)

    assert len(about_care(survey).quotes) == 5


def test_quotes_of_few_carers_are_not_shown_beside_many_peoples(survey):
    heard(survey)
    said(survey, "I look after my wife.", voice="carer")
    count(survey, voice="carer", about=CARE, comments=1, suggested=1)

    assert about_care(survey).quotes == ()


def test_only_the_five_newest_quotes_are_shown(survey):
    heard(survey)
    for number in range(7):
        said(survey, f"Comment {number}")

    assert [quote.text for quote in about_care(survey).quotes] == [
        f"Comment {number}" for number in (6, 5, 4, 3, 2)
    ]


def test_evidence_as_of_a_day_leaves_out_later_months(survey):
    heard(survey)
    count(survey, responses=20)
    count(survey, month=date(2026, 6, 1), responses=20)
    said(survey, "Sent in April.")

    early = evidence_for(survey, date(2026, 5, 31))
    before = evidence_for(survey, date(2026, 3, 31))

    assert (early.head.people, early.months) == (20, (APRIL,))
    assert (before.head.people, before.months) == (None, ())
    assert [about_care(survey, day).quotes != () for day in (APRIL, date(2026, 3, 31))] == [
        True,
        False,
    ]


def test_freshness_says_when_some_answers_wait(survey):
    count(survey, responses=20)
    fresh = evidence_for(survey).freshness
    count(survey, month=date(2026, 5, 1), stale=True, responses=20)

    assert fresh.counted_at is not None
    assert (fresh.some_wait, evidence_for(survey).freshness.some_wait) == (False, True)


def test_another_survey_of_the_council_adds_nothing(survey, council):
    other = make_published_survey(council, "respite")
    heard(other)
    said(other, "About respite.")
    count(other, responses=90)

    evidence = evidence_for(SurveyPage.objects.get(pk=survey.pk))

    assert evidence.head.people is None
    assert about_care(survey).quotes == ()


def test_gap_names_the_i_statement_few_people_answered(survey):
    asked = about_care(survey).asked[0]
    count(survey, i_statement=COORDINATED, yes=40)
    statement = about_care(survey)

    gaps = gaps_of([asked, statement.asked[0]], statement.own_comments, (), True)

    assert next(gaps) == f"Fewer than five people answered “{asked.text}”"
