"""A cookie that names nobody here, and buttons that no panel has."""

import pytest
from django.test import Client
from django_scopes import scope

from surveys import cookies
from surveys.actions.participants import end_help
from surveys.models import Participant
from tests.factories.sessions import make_helped
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.helped.beside import Helped
from tests.integration.surveys.walking import text_of

HELPING = "Your supporter is helping you"
PAGES = ["", "agree/", "who/", "helped/", "helper/", "practice/", "practice/?tried=yes", "q/1/"]
LATER_PAGES = ["q/2/", "q/4/", "q/5/", "check/", "later/"]


@pytest.mark.parametrize("value", ["", "x", "forged:signature", "é", "1" * 4000])
def test_forged_cookie_is_nobody_and_goes(client, survey, session, value):
    person = Helped(client)
    person.begin()
    client.cookies[cookies.HELPED] = value

    reply = person.open("q/1/")

    assert reply.status_code == 200 and HELPING not in text_of(reply)
    assert reply.cookies[cookies.HELPED]["max-age"] == 0


def test_cookie_of_a_response_is_no_cookie_of_a_session(client, survey, session):
    person = Helped(client)
    person.begin()
    client.cookies[cookies.HELPED] = client.cookies[cookies.NAME].value

    assert HELPING not in text_of(person.open("q/1/"))


def test_cookie_of_another_councils_session_is_nobodys_here(person, framework, other_council):
    elsewhere = Helped(Client(), "/leeds/care-at-home/")
    theirs = make_helped(make_published_survey(other_council)).session
    with scope(council=other_council):
        end_help(participant=Participant.objects.get())
    elsewhere.join(theirs.code)
    person.client.cookies[cookies.HELPED] = elsewhere.client.cookies[cookies.HELPED].value

    page = person.open("q/1/")
    person.client.post(f"{person.at}help/", {"do": "help.yes.may_see_place"})

    assert HELPING not in text_of(page)
    with scope(council=other_council):
        assert not Participant.objects.filter(may_see_place=True).exists()


@pytest.mark.parametrize(
    "do",
    [
        "help.",
        "help.yes",
        "help.yes.ended_at",
        "help.no.response",
        "help.take.x",
        "help.refuse.",
        "help.💥",
    ],
)
def test_deed_that_is_none_does_nothing(person, session, do):
    before = Participant.objects.values().get(session=session)

    for page in ("q/1/", "help/", "agree/", "check/"):
        assert person.client.post(f"{person.at}{page}", {"do": do}).status_code < 500

    after = Participant.objects.values().get(session=session)
    assert {**after, "at_question_id": 0} == {**before, "at_question_id": 0}


@pytest.mark.parametrize("where", ["//example.org/", "https://example.org/", "/code/", "help/"])
def test_way_back_stays_in_the_survey(person, where):
    reply = person.client.post(f"{person.at}help/", {"do": "help.pause", "next": where})

    assert reply["Location"] == person.at
