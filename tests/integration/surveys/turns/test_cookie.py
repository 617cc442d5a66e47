"""The cookie of a device that is handed round: where it holds, and when it is refused."""

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from surveys.actions.responses import start_response
from surveys.actions.sessions import end_session
from surveys.models import Participant, Response
from surveys.views import agreements
from tests.integration.surveys.turns.device import answer, hand_over, rows
from tests.integration.surveys.walking import Person, hidden_fields, text_of

START = "/cheshire-east/care-at-home/"


@pytest.mark.parametrize("page", ["", "together/"])
def test_device_whose_session_was_ended_is_refused_kindly(device, council, page):
    hand_over(device)
    with scope(council=council):
        end_session(session=rows(council)[0], by=None)

    reply = device.get(f"{START}{page}")

    assert reply.status_code == 410
    assert "Please give this back to your supporter" in text_of(reply)
    assert not device.cookies["handed"].value
    assert device.get(f"{START}{page}").status_code == 200


def test_device_is_refused_when_its_time_is_over(device, council):
    hand_over(device)
    with scope(council=council):
        type(rows(council)[0]).objects.update(ends_by=timezone.now())

    assert device.get(START).status_code == 410


def test_nothing_is_begun_when_the_session_ends_meanwhile(device, council):
    hand_over(device)
    person = Person(device)
    sent = hidden_fields(person.open("agree/").content.decode()) | {"keep": "yes"}
    with scope(council=council):
        end_session(session=rows(council)[0], by=None)

    reply = device.post(f"{START}agree/", sent)

    assert reply.status_code == 410
    assert rows(council)[2] == []


def test_who_begins_in_the_moment_it_ends_goes_on_alone(device, council, monkeypatch):
    hand_over(device)
    person = Person(device)

    def start_as_it_ends(**facts):
        end_session(session=rows(council)[0], by=None)
        return start_response(**facts)

    monkeypatch.setattr(agreements, "start_response", start_as_it_ends)
    reply = person.press("agree/", keep="yes")

    assert reply.url == f"{START}who/"
    assert person.open("who/").status_code == 200
    _, people, (response,) = rows(council)
    assert (people, response.mode) == ([], "web")


def test_who_is_in_the_middle_when_it_ends_finishes_alone(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)
    with scope(council=council):
        end_session(session=rows(council)[0], by=None)

    assert person.open("check/").status_code == 200
    person.finish()

    session, _, (response,) = rows(council)
    assert (session.code, response.state, response.mode) == (None, "sent", "supported")
    assert "Next person" not in text_of(person.open("cleared/"))


def test_who_skips_the_help_when_it_ends_meanwhile_can_still_send(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)
    with scope(council=council):
        end_session(session=rows(council)[0], by=None)

    person.press("helped/", do="skip")
    receipt = person.finish()

    assert receipt.status_code == 200
    assert rows(council)[2][0].state == "sent"


@pytest.mark.parametrize("forged", ["x", "a:b", "00000000-0000-0000-0000-000000000000:x", "é"])
def test_forged_cookie_of_a_device_is_no_cookie(client, council, forged):
    client.cookies["handed"] = forged
    person = Person(client)
    person.begin()

    with scope(council=council):
        assert Response.objects.get().mode == "web"
        assert not Participant.objects.exists()


def test_cookie_holds_at_its_own_survey_and_council_only(device, council, other_council):
    from tests.factories.surveys import make_published_survey

    make_published_survey(council, "other-survey")
    hand_over(device)
    other = Client()
    other.cookies["handed"] = device.cookies["handed"].value

    Person(other, "/cheshire-east/other-survey/").begin()

    with scope(council=council):
        assert not Participant.objects.exists()


def test_pages_without_the_cookie_ask_the_database_nothing_more(client, django_assert_num_queries):
    person = Person(client)
    person.begin()
    person.open("q/1/")

    with django_assert_num_queries(2):
        person.open("q/1/")
