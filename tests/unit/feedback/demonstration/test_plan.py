"""The plan is the same each time, loses no comment, and leaves a gap and a small count to show."""

from collections import Counter
from datetime import date

import pytest

from feedback.demonstration import content
from feedback.demonstration.shapes import PlannedResponse, SurveyContent

SLUGS = {
    survey.slug: survey
    for survey in (content.care_at_home(), *content.other_surveys(), content.nhs_survey())
}


def written(slug: str) -> Counter[str]:
    """Every text of the survey's planned answers, counted."""
    return Counter(
        answer.text
        for response in content.planned_responses(survey=slug)
        for answer in response.answers.values()
        if answer.text
    )


def given(key: str) -> Counter[str]:
    """The options chosen for one Care at Home question."""
    responses = content.planned_responses()
    chosen = [each.answers[key].choices for each in responses if key in each.answers]
    return Counter(option for options in chosen for option in options)


def option_keys(survey: SurveyContent) -> dict[str, set[str]]:
    return {
        step.key: {"yes", "sometimes", "no"}
        if step.kind == "statement"
        else {choice.key for choice in step.choices}
        for step in survey.questions
    }


def asked_of(response: PlannedResponse, slug: str) -> set[str]:
    """The questions that the answers of one response lead to."""
    names = {step.name: step.key for step in SLUGS[slug].questions if step.name}
    return {
        step.key
        for step in SLUGS[slug].questions
        if not step.asked_when
        or response.answers[names[step.asked_when.question]].choices[0] in step.asked_when.answers
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_plan_is_the_same_for_the_same_seed(slug):
    once = list(content.planned_responses(seed=7, survey=slug))
    again = list(content.planned_responses(seed=7, survey=slug))

    assert once == again


def test_plan_differs_for_another_seed():
    once = list(content.planned_responses(seed=7))
    other = list(content.planned_responses(seed=8))

    assert once != other


def test_unknown_survey_is_refused():
    with pytest.raises(KeyError):
        list(content.planned_responses(survey="nothing-here"))


def test_every_care_at_home_comment_is_used_exactly_once():
    said = [*content.comments(), *content.written_comments()]

    assert written("care-at-home") == Counter(each.text for each in said)


@pytest.mark.parametrize("slug", ["carers", "respite"])
def test_every_small_comment_is_used_exactly_once(slug):
    said = Counter(each.text for each in content.small_comments() if each.survey == slug)

    assert written(slug) == said


def test_every_nhs_comment_answers_only_the_question_it_was_given_to():
    types = {step.key: step.question_type for step in content.nhs_survey().questions}
    responses = list(content.planned_responses(survey="sample-nhs-comments"))

    for response, comment in zip(responses, content.nhs_sample(), strict=True):
        texts = {types[key]: each.text for key, each in response.answers.items() if each.text}
        assert texts == {comment.question_type: comment.text}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_response_answers_the_survey_as_it_stands(slug):
    options = option_keys(SLUGS[slug])

    for response in content.planned_responses(survey=slug):
        assert list(response.answers) == [key for key in options if key in asked_of(response, slug)]
        for key, answer in response.answers.items():
            assert set(answer.choices) <= options[key]
            assert (answer.state == "answered") == bool(answer.choices or answer.text)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_response_says_how_it_came(slug):
    responses = list(content.planned_responses(survey=slug))

    assert len({each.key for each in responses}) == len(responses)
    for response in responses:
        assert response.voice in {"person", "carer", "on_behalf"}
        assert response.variant in {"easy_read", "standard"}
        assert response.mode in {"web", "supported", "paper", "phone", "interview"}
        assert response.helped_by in {"", "alone", "read_to", "typed_for", "interpreted"}
        assert response.consent["keep"]
        assert not response.consent["contact"]
        assert response.consent["theme"] or not response.consent["quote"]


def test_care_at_home_spreads_over_april_to_september():
    days = [response.sent_on for response in content.planned_responses()]

    assert len(days) == 283
    assert days == sorted(days)
    assert {day.month for day in days} == {4, 5, 6, 7, 8, 9}
    assert date(2026, 4, 1) <= days[0] <= days[-1] <= date(2026, 9, 30)


def test_about_two_thirds_may_be_quoted():
    quoted = [response.consent["quote"] for response in content.planned_responses()]

    assert 0.55 < sum(quoted) / len(quoted) < 0.75


def test_one_statement_has_an_option_fewer_than_five_people_chose():
    counted = given("feel-safe")

    assert 0 < counted["no"] < 5
    assert counted["yes"] >= 5
    assert counted["sometimes"] >= 5


def test_one_statement_is_little_answered():
    totals = {
        step.key: given(step.key).total()
        for step in content.care_at_home().questions
        if step.kind == "statement"
    }

    assert totals["care-changes"] < 10
    assert all(total > 100 for key, total in totals.items() if key != "care-changes")


def test_scale_answers_follow_the_words_beside_them():
    sentiment = {each.text: each.sentiment3 for each in content.comments()}

    for response in content.planned_responses():
        for answer in response.answers.values():
            if answer.text and answer.choices:
                against = {1: "no", 0: "", -1: "yes"}[sentiment[answer.text]]
                assert answer.choices != (against,)


def test_recorded_words_stay_the_persons_own():
    recorded = {each.text for each in content.comments() if each.voice == "recorded"}

    for response in content.planned_responses():
        if recorded & {answer.text for answer in response.answers.values()}:
            assert (response.voice, response.helped_by) == ("person", "typed_for")
