"""A device sends what it kept: stored once, as if it had been given online."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scope

from surveys import codes, offline_codes
from surveys.actions.withdrawals import withdraw_response
from surveys.models import ContactDetails, MonitoringAnswer, OfflineEntry, Response, ResponseEvent
from surveys.selectors.responses import response_with_code
from tests.factories.branching import make_branching_survey
from tests.integration.surveys.offline.parcels import given, hours_ago, send, sending_for


@pytest.fixture(autouse=True)
def chosen(in_council):
    """Every test may ask for the council's rows."""


def the_one() -> Response:
    return Response.objects.select_related("offline_entry").get()


def test_answers_are_stored_as_they_were_given(device, home, survey):
    sending = sending_for(survey)

    reply = send(device, home, sending)

    assert reply.status_code == 200
    assert reply.json() == {"id": sending["id"], "state": "kept", "after_closing": False}
    response = the_one()
    assert (response.state, response.mode) == (Response.State.SENT, "supported")
    assert (response.voice, response.help, response.helper) == ("person", "read_to", "staff")
    assert (response.may_theme, response.may_quote, response.may_contact) == (True, True, False)
    said = {
        answer.question.key: answer.choice or answer.choices or answer.text or answer.state
        for answer in response.answers.select_related("question")
    }
    assert said == {
        "together": "no",
        "together-more": "A new face every day.",
        "how-long": "long",
        "what-help": ["washing", "cooking"],
        "better": "dont_know",
    }
    assert {answer.mode for answer in response.answers.all()} == {"supported"}
    assert ResponseEvent.objects.filter(response=response, kind="sent").count() == 1


def test_code_that_was_shown_without_a_network_finds_the_answers(device, home, survey, council):
    sending = sending_for(survey)
    token = offline_codes.token_in(sending["seal"], sending["id"], council)

    send(device, home, sending)

    assert response_with_code(codes.withdrawal_code(str(token))) == the_one()


def test_same_sending_again_is_the_same_response(device, home, survey):
    sending = sending_for(survey)

    replies = [send(device, home, sending) for _ in range(3)]

    assert [reply.status_code for reply in replies] == [200, 200, 200]
    assert replies[0].json() == replies[2].json()
    assert Response.objects.count() == OfflineEntry.objects.count() == 1
    assert ResponseEvent.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"answers": [given("together", ["yes"])]},
        {"consent": ["keep"]},
        {"help": "alone"},
        {"given_at": hours_ago(2)},
    ],
    ids=["answers", "consent", "help", "time"],
)
def test_other_answers_under_the_same_name_are_refused(device, home, survey, change):
    sending = sending_for(survey)
    send(device, home, sending)

    reply = send(device, home, sending | change)

    assert reply.status_code == 409
    assert reply.json()["state"] == "different"
    assert "Other answers came under this name before" in reply.json()["reason"]
    assert the_one().answers.count() == 5


def test_answers_that_were_taken_back_cannot_be_sent_again(device, home, survey):
    sending = sending_for(survey)
    send(device, home, sending)
    withdraw_response(response=the_one())

    reply = send(device, home, sending)

    assert reply.status_code == 409
    assert reply.json()["state"] == "gone"
    assert reply.json()["reason"] == (
        "The person took these answers back. They cannot be sent again."
    )
    assert not the_one().answers.exists()


def test_time_is_when_it_was_given_whatever_the_devices_clock_says(device, home, survey):
    survey_was_open = timezone.now() - timedelta(days=2)
    with scope(council=survey.council):
        survey.versions.update(published_at=survey_was_open)
    # This clock is a year behind; three hours passed on it since the answers were given.
    clock = timezone.now() - timedelta(days=365)
    sending = sending_for(survey, given_at=(clock - timedelta(hours=3)).isoformat())

    send(device, home, sending, clock.isoformat())

    late = timezone.now() - timedelta(hours=3) - the_one().sent_at
    assert abs(late) < timedelta(minutes=1)


def test_time_is_never_in_the_future(device, home, survey):
    send(device, home, sending_for(survey, given_at=hours_ago(-48)))

    assert the_one().sent_at <= timezone.now()


def test_answers_that_are_too_old_are_refused_with_the_way_out(device, home, survey, settings):
    settings.OFFLINE_DAYS = 30

    reply = send(device, home, sending_for(survey, given_at=hours_ago(24 * 31)))

    assert reply.status_code == 422
    assert "more than 30 days old" in reply.json()["reason"]
    assert not Response.objects.exists()


def test_what_was_said_about_the_person_is_kept_apart_and_counted(device, home, asked):
    about = [given("age-band", ["65-74"]), given("ethnic-group", [])]
    about[0]["choice"] = [asked_code(asked, "age-band")]

    reply = send(device, home, sending_for(asked, about=about))

    assert reply.status_code == 200, reply.content
    kept = {answer.slug: answer for answer in MonitoringAnswer.objects.all()}
    assert kept["age-band"].codes == about[0]["choice"]
    assert kept["ethnic-group"].codes == []
    assert all(answer.is_sent for answer in kept.values())


def asked_code(survey, slug: str) -> str:
    version = survey.versions.first()
    question = next(each for each in version.monitoring if each["slug"] == slug)
    return question["options"][0]["code"]


@pytest.mark.parametrize(("consent", "kept"), [(["keep", "contact"], 1), (["keep"], 0)])
def test_way_to_reach_a_person_is_kept_only_if_they_agreed(device, home, survey, consent, kept):
    send(device, home, sending_for(survey, consent=consent, contact="07700 900123"))

    assert ContactDetails.objects.count() == kept
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"plan-1": ["yes"], "plan-2": ["no"], "where": ["shared"], "rooms": ["kitchen"]}, 200),
        # A page that is asked only of others, and a whole beside its parts.
        ({"where": ["own"], "rooms": ["kitchen"]}, 422),
        ({"plan-1": ["yes"], "plan": ["no"]}, 422),
    ],
    ids=["on the path", "past it", "whole and part"],
)
def test_answers_are_taken_along_the_path_that_is_asked(
    device, home, framework, council, answers, status
):
    branches = make_branching_survey(council)
    pages = {key: {"choice": choice} for key, choice in answers.items()}

    reply = send(device, home, sending_for(branches, pages))

    assert reply.status_code == status, reply.content
    assert Response.objects.count() == (status == 200)


def test_answer_read_in_the_other_wording_keeps_that_wording(device, home, survey):
    pages = [given("together", ["yes"], variant="standard"), given("how-long", ["long"])]

    send(device, home, sending_for(survey, answers={}) | {"answers": pages})

    read = {answer.question.key: answer.variant for answer in the_one().answers.all()}
    assert read == {"together": "standard", "how-long": "easy_read"}
    assert the_one().variant == "easy_read"


def test_a_code_begins_one_response_only(device, home, survey):
    first, second = sending_for(survey), sending_for(survey)
    send(device, home, first)

    reply = send(device, home, second | {"seal": first["seal"]})

    assert reply.status_code == 422
    assert Response.objects.count() == 1
