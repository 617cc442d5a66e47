"""Somebody under 18: nothing is kept, and they are shown who helps (rule 50)."""

import json

import pytest

from surveys.actions.monitoring_questions import MONITORING_FILE
from surveys.cookies import NAME
from surveys.models import Answer, MonitoringAnswer, Response
from tests.factories.surveys import make_response
from tests.integration.surveys.walking import text_of


def test_start_leads_to_the_page_for_somebody_under_18(person):
    html = person.open().content.decode()

    assert 'href="/cheshire-east/care-at-home/under-18/">I am under 18</a>' in html


def test_page_says_who_helps_and_stores_nothing(person, in_council):
    page = person.open("under-18/")

    words = text_of(page)
    assert page.status_code == 200
    for help in ("an adult you trust", "Childline", "0800 1111", "0300 123 5010", "999"):
        assert help in words
    assert not page.cookies
    assert not person.client.cookies
    assert not Response.objects.exists()


def test_agreeing_says_that_it_is_for_adults(person):
    assert "You must be 18 or over." in text_of(person.open("agree/"))


@pytest.fixture
def begun(person, in_council):
    """Somebody who answered a question before they said that they are under 18."""
    person.begin()
    person.press("q/1/", choice="yes")
    assert Answer.objects.exists()
    return person


def test_saying_so_on_the_way_deletes_everything_at_once(begun):
    assert 'value="under-18"' in begun.open("who/").content.decode()

    reply = begun.press("who/", do="under-18")

    assert reply["Location"] == f"{begun.at}under-18/"
    assert reply.cookies[NAME].value == ""
    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    assert not MonitoringAnswer.objects.exists()
    assert begun.open("q/1/")["Location"] == f"{begun.at}?lost=1"


def test_saying_so_twice_does_no_harm(begun):
    token = begun.client.cookies[NAME].value
    begun.press("who/", do="under-18")
    begun.client.cookies[NAME] = token

    reply = begun.client.post(f"{begun.at}who/", {"do": "under-18"})

    assert reply["Location"] == f"{begun.at}?lost=1"


def test_answers_that_were_being_changed_are_taken_back_too(person, survey, in_council):
    sent = make_response(survey, {"together": "yes"})
    person.begin()
    Response.objects.drafts().update(replaces=sent)

    person.press("who/", do="under-18")

    sent.refresh_from_db()
    assert sent.state == Response.State.WITHDRAWN
    assert not Answer.objects.exists()
    assert not Response.objects.drafts().exists()


def test_no_question_offers_an_age_below_18():
    questions = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))["questions"]
    ages = next(question for question in questions if question["id"] == "age-band")["options"]

    first_numbers = [int(age["code"][:2]) for age in ages if age["code"][:2].isdigit()]

    assert len(first_numbers) == len(ages) - 1
    assert min(first_numbers) == 18
