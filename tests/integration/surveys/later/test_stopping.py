"""Stopping keeps what was typed, and shows a code to come back with."""

import pytest
from django.utils import timezone

from surveys import codes
from surveys.models import Answer, Response
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.later.device import CODE, shown_code
from tests.integration.surveys.walking import Person, text_of


def test_stopping_saves_what_was_typed_and_shows_a_code(stopped, in_council):
    words = text_of(stopped.open("later/"))

    response = Response.objects.get()
    assert response.answers.get(question__key="together-more").text == "A new face every day."
    assert shown_code(stopped) == codes.resume_code(str(response.token))
    assert "It works until 1 April 2026." in words
    assert ", ".join(codes.normalised(shown_code(stopped))) in words


def test_stopping_leads_to_the_code_in_one_step(person):
    person.begin()

    reply = person.press("q/1/", choice="no", do="later")

    assert (reply.status_code, reply["Location"]) == (303, f"{person.at}later/")


def test_page_nobody_touched_is_not_skipped_by_stopping(person, in_council):
    person.begin()

    person.press("q/1/", do="later")

    assert not Answer.objects.exists()


def test_words_that_were_taken_out_before_stopping_are_gone(stopped, in_council):
    stopped.press("q/2/", text="", do="later")

    assert Answer.objects.get(question__key="together-more").text == ""


def test_stopping_with_an_answer_that_cannot_be_taken_says_so(person, in_council):
    person.begin()

    reply = person.press("q/1/", choice="perhaps", do="later")

    assert reply.status_code == 422
    assert "Please choose from the answers on this page." in text_of(reply)
    assert Response.objects.get().resume_sha256 is None


@pytest.mark.parametrize("page", ["who/", "helped/"])
def test_other_pages_can_be_stopped_at_too(person, page):
    person.begin()

    assert person.press(page, do="later")["Location"] == f"{person.at}later/"


@pytest.mark.parametrize("key", ["\x00", "nonsense", "a" * 10_000])
def test_rubbish_beside_stopping_is_never_a_server_error(person, key):
    person.begin()

    assert person.press("q/1/", do="later", question=key).status_code == 303


def test_looking_makes_no_code(person, in_council):
    person.begin()

    page = person.open("later/")

    assert "Give me a code" in text_of(page)
    assert not CODE.search(page.content.decode())
    assert Response.objects.get().resume_sha256 is None


def test_code_can_be_asked_for_at_the_check_page(person, in_council):
    person.begin()
    assert f'action="{person.at}later/"' in person.open("check/").content.decode()

    person.client.post(f"{person.at}later/")

    assert shown_code(person)


def test_fully_anonymous_survey_offers_no_coming_back(client, framework, council, in_council):
    make_published_survey(council, fully_anonymous=True)
    person = Person(client)
    person.begin()

    offered = [person.open(page).content.decode() for page in ("q/1/", "who/", "check/")]
    stopped = person.press("q/1/", choice="yes", do="later")
    asked = person.client.post(f"{person.at}later/")
    words = text_of(person.open("later/"))

    assert not any("come back later" in html for html in offered)
    assert stopped["Location"] == asked["Location"] == f"{person.at}later/"
    assert "You cannot come back to this survey" in words
    assert "Please answer it in one go." in words
    assert Response.objects.get().resume_sha256 is None
    assert Answer.objects.get().choice == "yes"


def test_code_says_a_sooner_day_when_the_survey_closes_before(stopped, survey):
    survey.closes_on = timezone.localdate().replace(day=9)
    survey.save()

    assert "It works until 10 March 2026." in text_of(stopped.open("later/"))
