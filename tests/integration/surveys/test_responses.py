"""Answering, as every way of answering does it."""

from uuid import uuid4

import pytest

from surveys.actions.responses import (
    AlreadySent,
    AnswersChanged,
    Consent,
    ConsentMissing,
    QuestionNotAsked,
    WasWithdrawn,
    answers_sha256,
    save_answer,
    send_response,
    start_response,
)
from surveys.actions.withdrawals import withdraw_response
from surveys.given import Given, understand
from surveys.models import Answer, Question, Response, ResponseEvent, SurveyVersion
from tests.factories.surveys import make_published_survey, make_response

SPOKE = {"together": "no", "together-more": "A new face every day."}


def test_start_without_consent_stores_nothing(survey, in_council):
    version = SurveyVersion.objects.latest_of(survey)

    with pytest.raises(ConsentMissing):
        start_response(
            version=version, start_key=uuid4(), variant="standard", consent=Consent(theme=True)
        )

    assert not Response.objects.exists()


def test_start_twice_with_one_key_makes_one_response(survey, in_council):
    version = SurveyVersion.objects.latest_of(survey)
    start = {"version": version, "start_key": uuid4(), "variant": "standard"}

    first = start_response(**start, consent=Consent(keep=True))
    second = start_response(**start, consent=Consent(keep=True))

    assert first == second
    assert Response.objects.count() == 1


def test_answer_is_kept_word_for_word_with_the_variant_shown(survey, in_council):
    response = make_response(survey, {"together-more": "  It's  BAD,\r\nreally. "}, send=False)

    answer = response.answers.get()
    assert answer.text == "It's  BAD,\nreally."
    assert (answer.variant, answer.mode, answer.help) == ("easy_read", "web", "alone")


def test_three_kinds_of_non_answer_are_three_values(survey, in_council):
    response = make_response(survey, send=False)
    question = Question.objects.get(key="together")
    states = []

    for values in ({}, {"choice": ["dont_know"]}, {"choice": ["rather_not_say"]}):
        save_answer(response=response, question=question, given=understand(question, values))
        states.append(response.answers.get().state)

    assert states == ["skipped", "dont_know", "rather_not_say"]


def test_answer_to_another_surveys_question_is_refused(survey, council, in_council):
    other = make_published_survey(council, "another")
    foreign = SurveyVersion.objects.latest_of(other).questions.get(key="together")
    response = make_response(survey, send=False)

    with pytest.raises(QuestionNotAsked):
        save_answer(response=response, question=foreign, given=Given(Answer.State.SKIPPED))

    assert not Answer.objects.exists()


def test_send_twice_counts_once_and_leaves_one_event(survey, in_council):
    response = make_response(survey, SPOKE, send=False)
    checked = answers_sha256(response)

    first = send_response(response=response, checked_sha256=checked)
    second = send_response(response=response, checked_sha256=checked)

    assert first == second
    assert Response.objects.sent().count() == 1
    assert ResponseEvent.objects.count() == 1


def test_send_again_with_other_answers_is_refused_with_a_reason(survey, in_council):
    response = make_response(survey, SPOKE)

    with pytest.raises(AlreadySent, match="already sent"):
        send_response(response=response, checked_sha256="0" * 64)


def test_send_refuses_answers_that_changed_since_the_check(survey, in_council):
    response = make_response(survey, SPOKE, send=False)

    with pytest.raises(AnswersChanged):
        send_response(response=response, checked_sha256="0" * 64)

    assert not Response.objects.sent().exists()


def test_answer_after_sending_is_refused_and_changes_nothing(survey, in_council):
    response = make_response(survey, SPOKE)
    question = Question.objects.get(key="together-more")

    with pytest.raises(AlreadySent):
        save_answer(
            response=response, question=question, given=Given(Answer.State.ANSWERED, text="Other")
        )

    assert response.answers.get(question=question).text == "A new face every day."


def test_withdrawn_response_loses_its_answers_and_cannot_be_sent_again(survey, in_council):
    response = make_response(survey, SPOKE)

    withdraw_response(response=response)
    withdraw_response(response=response)

    assert not Answer.objects.exists()
    assert list(ResponseEvent.objects.values_list("kind", flat=True)) == ["sent", "withdrawn"]
    with pytest.raises(WasWithdrawn):
        send_response(response=response)


def test_renamed_question_leaves_old_answers_with_their_wording(survey, in_council):
    response = make_response(survey, SPOKE)
    survey.body[1].value["standard"] = "Do your carers talk to each other?"
    survey.save_revision().publish()

    old = response.answers.get(question__key="together")
    new = SurveyVersion.objects.latest_of(survey)
    assert new.number == 2
    assert new.questions.get(key="together").standard == "Do your carers talk to each other?"
    assert old.question.standard == "Do the people who support you work well together?"


def test_publishing_the_same_content_again_makes_no_new_version(survey, in_council):
    survey.save_revision().publish()

    assert SurveyVersion.objects.count() == 1
