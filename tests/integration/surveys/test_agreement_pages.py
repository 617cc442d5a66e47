"""Consent: four choices, none ticked, nothing stored without the first."""

from uuid import uuid4

import pytest

from surveys.models import Response
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import hidden_fields, text_of


def test_nothing_is_ticked_for_anyone(person):
    html = person.open("agree/?read=easy_read").content.decode()

    assert [f'name="{name}"' in html for name in ("keep", "theme", "quote", "contact")] == [
        True
    ] * 4
    assert html.count('type="checkbox"') == 4
    assert "checked" not in html


def test_nothing_is_ticked_for_the_next_person_at_this_device(person):
    person.begin(theme="yes", quote="yes")

    assert "checked" not in person.open("agree/?read=easy_read").content.decode()


def test_words_say_how_long_answers_are_kept(person):
    assert "after 24 months" in text_of(person.open("agree/"))


def test_without_keep_nothing_is_stored_and_the_other_ticks_stay(person, in_council):
    reply = person.press("agree/?read=standard", quote="yes")

    html = reply.content.decode()
    assert reply.status_code == 422
    assert "Please tick “You can keep my answers”." in text_of(reply)
    assert html.count(" checked") == 1
    assert 'id="quote" checked' in html
    assert hidden_fields(html)["read"] == "standard"
    assert not Response.objects.exists()
    assert "answers" not in person.client.cookies


def test_each_consent_is_stored_as_it_was_given(person, in_council):
    reply = person.press("agree/?read=standard", keep="yes", quote="yes")

    response = Response.objects.get()
    assert reply.status_code == 303
    assert reply["Location"] == "/cheshire-east/care-at-home/who/"
    assert (response.may_theme, response.may_quote, response.may_contact) == (False, True, False)
    assert (response.variant, response.mode, response.state) == ("standard", "web", "draft")


def test_double_press_begins_one_response(person, in_council):
    fields = hidden_fields(person.open("agree/").content.decode()) | {"keep": "yes"}

    for _ in range(2):
        reply = person.client.post(f"{person.at}agree/", fields)

    assert reply.status_code == 303
    assert Response.objects.count() == 1


@pytest.mark.parametrize("key", ["", "\x00", "not-a-key", "1" * 100_000])
def test_broken_start_key_begins_a_response_of_its_own(person, in_council, key):
    reply = person.press("agree/", keep="yes", start_key=key)

    assert reply.status_code == 303
    assert Response.objects.count() == 1


def test_start_key_of_another_council_is_refused_with_a_sentence(person, other_council, in_council):
    theirs = make_response(make_published_survey(other_council), send=False)

    reply = person.press("agree/", keep="yes", start_key=str(theirs.start_key))

    assert reply.status_code == 422
    assert "This page is out of date." in text_of(reply)
    assert not Response.objects.exists()


def test_start_key_of_answers_that_were_sent_opens_nothing(person, survey, in_council):
    theirs = make_response(survey)

    reply = person.press("agree/", keep="yes", start_key=str(theirs.start_key))

    assert reply.status_code == 422
    assert "answers" not in person.client.cookies


@pytest.mark.parametrize("read", ["", "french", "\x00", "standard' OR 1=1"])
def test_unknown_wording_means_easy_read(person, in_council, read):
    person.press("agree/", keep="yes", read=read)

    assert Response.objects.get().variant == "easy_read"


def test_going_back_shows_what_was_agreed_and_changes_it(person, in_council):
    person.begin(theme="yes", quote="yes")
    person.press("q/1/", choice="yes")

    html = person.open("agree/?return=check").content.decode()
    shown = {name: value for name, value in hidden_fields(html).items()}
    reply = person.client.post(f"{person.at}agree/", shown | {"keep": "yes", "theme": "yes"})

    response = Response.objects.get()
    assert html.count(" checked") == 3
    assert reply["Location"].endswith("/check/")
    assert (response.may_theme, response.may_quote) == (True, False)
    assert response.answers.count() == 1


def test_agreement_cannot_change_once_answers_are_sent(person, in_council):
    person.begin(quote="yes")
    shown = hidden_fields(person.open("agree/?return=check").content.decode())
    person.finish()

    person.client.post(f"{person.at}agree/", shown | {"keep": "yes"})

    assert Response.objects.get().may_quote is True


def test_post_without_any_field_is_the_page_again(person, in_council):
    reply = person.client.post(f"{person.at}agree/", {"start_key": str(uuid4())})

    assert reply.status_code == 422
    assert not Response.objects.exists()
