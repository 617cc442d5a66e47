"""A supporter starts sessions and finds their own."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys import form_key
from surveys.actions.sessions import end_session, start_session
from surveys.models import SupportedSession
from surveys.selectors import sessions
from tests.factories.cms import make_member
from tests.integration.surveys.walking import hidden_fields, text_of

LIST = "/sessions/cheshire-east/"
SECRET = "They shouted at me on Tuesday."
QUESTION = "Tell us more"


@pytest.fixture
def desk(client, member, in_council) -> Client:
    client.force_login(member)
    return client


def start(desk: Client, open_survey, **more):
    shown = hidden_fields(desk.get(LIST).content.decode())
    fields = {"survey": open_survey.pk, "helper": "advocate"} | more
    return desk.post(LIST, shown | fields)


def test_session_is_started_for_an_open_survey(desk, survey, member):
    reply = start(desk, survey)

    session = SupportedSession.objects.get()
    assert reply["Location"] == f"{LIST}{session.pk}/"
    assert (session.supporter, session.survey, session.helper) == (member, survey, "advocate")


def test_starting_twice_starts_one(desk, survey):
    sent = hidden_fields(desk.get(LIST).content.decode())
    sent |= {"survey": survey.pk, "helper": "staff"}

    replies = [desk.post(LIST, sent) for _ in range(2)]

    assert replies[0]["Location"] == replies[1]["Location"]
    assert SupportedSession.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [{"survey": "9" * 30}, {"survey": ""}, {"helper": "boss"}, {"helper": ""}, {"key": "x"}],
)
def test_start_that_cannot_be_says_what_to_choose(desk, survey, fields):
    reply = start(desk, survey, **fields)

    assert reply.status_code == 422
    assert "Please" in text_of(reply)
    assert not SupportedSession.objects.exists()


def test_key_of_somebody_else_starts_nothing(desk, survey, council):
    other = make_member(council, "supporter", "other@example.org")
    reply = start(desk, survey, key=form_key.fresh(council.pk, other.pk))

    assert reply.status_code == 422 and not SupportedSession.objects.exists()


def test_closed_survey_is_not_offered(desk, survey):
    survey.unpublish()

    assert "No survey is open now" in text_of(desk.get(LIST))
    assert start(desk, survey).status_code == 422


def test_list_has_own_sessions_open_ones_first_with_how_many_are_in(
    desk, survey, member, council, person, session
):
    ended = start_session(survey=survey, key=uuid4(), supporter=member)
    end_session(session=ended, by=member)
    start_session(
        survey=survey, key=uuid4(), supporter=make_member(council, "supporter", "o@example.org")
    )

    html = desk.get(LIST).content.decode()

    assert re.findall(r'href="/sessions/cheshire-east/(\d+)/"', html) == [
        str(session.pk),
        str(ended.pk),
    ]
    assert "1 person in it" in html


def test_list_has_the_last_that_ended_and_all_that_go_on(
    desk, survey, member, session, monkeypatch
):
    monkeypatch.setattr(sessions, "ENDED_SHOWN", 2)
    ended = [start_session(survey=survey, key=uuid4(), supporter=member) for _ in range(4)]
    for each in ended[:3]:
        end_session(session=each, by=member)
    SupportedSession.objects.filter(pk=ended[3].pk).update(ends_by=timezone.now())

    html = desk.get(LIST).content.decode()

    assert re.findall(r'href="/sessions/cheshire-east/(\d+)/"', html) == [
        str(each.pk) for each in (session, ended[3], ended[2])
    ]


def test_list_reads_no_survey_whole(desk, session):
    with CaptureQueriesContext(connection) as asked:
        assert session.survey.title in text_of(desk.get(LIST))

    listed = [query["sql"] for query in asked if '"people"' in query["sql"]]
    assert listed and not any('"body"' in sql for sql in listed)


def test_desk_leads_there(desk):
    assert f'href="{LIST}"' in desk.get("/desk/").content.decode()
