"""Consent: four choices, none ticked, nothing stored without the first."""

from uuid import uuid4

import pytest
from django.test import Client

from surveys import start_token
from surveys.models import Response
from surveys.places import Place
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import hidden_fields, text_of

HERE = Place("cheshire-east", "care-at-home")


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


@pytest.mark.parametrize(
    "token",
    ["", "\x00", "not-a-token", "1" * 100_000, str(uuid4())],
    ids=["none", "nul", "words", "long", "unsigned"],
)
def test_token_that_is_not_ours_stores_nothing_and_the_page_comes_again(person, in_council, token):
    reply = person.press("agree/?read=standard", keep="yes", quote="yes", start_key=token)

    html = reply.content.decode()
    assert reply.status_code == 422
    assert "This page is out of date. Please press Next again." in text_of(reply)
    assert html.count(" checked") == 2
    assert not Response.objects.exists()

    again = person.client.post(
        f"{person.at}agree/", hidden_fields(html) | {"keep": "yes", "quote": "yes"}
    )

    assert again.status_code == 303
    assert Response.objects.get().variant == "standard"


def test_token_of_another_survey_is_refused(person, other_council, in_council):
    make_published_survey(other_council)
    theirs = start_token.fresh(Place(other_council.slug, "care-at-home"))

    reply = person.press("agree/", keep="yes", start_key=theirs)

    assert reply.status_code == 422
    assert "This page is out of date." in text_of(reply)
    assert not Response.objects.exists()


def test_key_of_another_councils_response_is_refused_with_a_sentence(
    person, other_council, in_council
):
    theirs = make_response(make_published_survey(other_council), send=False)

    reply = person.press("agree/", keep="yes", start_key=start_token.fresh(HERE, theirs.start_key))

    assert reply.status_code == 422
    assert "This page is out of date." in text_of(reply)
    assert not Response.objects.exists()


def test_field_that_no_person_sees_stores_nothing_when_it_is_filled_in(person, in_council):
    reply = person.press("agree/", keep="yes", homepage="https://example.org")

    assert reply.status_code == 422
    assert "This page is out of date. Please press Next again." in text_of(reply)
    assert not Response.objects.exists()
    assert "example.org" not in reply.content.decode()


def test_page_that_nobody_can_have_read_asks_to_be_read(person, in_council, settings, time_machine):
    settings.START_MIN_SECONDS = 2.0
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)
    shown = hidden_fields(person.open("agree/").content.decode())
    ticks = {"keep": "yes", "contact": "yes"}

    time_machine.shift(1)
    quick = person.client.post(f"{person.at}agree/", shown | ticks)

    assert quick.status_code == 422
    assert "Please read this page. Then press Next again." in text_of(quick)
    assert quick.content.decode().count(" checked") == 2
    assert not Response.objects.exists()

    time_machine.shift(2)
    read = person.client.post(f"{person.at}agree/", hidden_fields(quick.content.decode()) | ticks)

    assert read.status_code == 303
    assert Response.objects.get().may_contact is True


def test_page_that_lay_open_for_days_comes_again_with_its_ticks(
    person, in_council, settings, time_machine
):
    settings.START_MIN_SECONDS = 2.0
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)
    shown = hidden_fields(person.open("agree/").content.decode())

    time_machine.shift(24 * 60 * 60 + 1)
    old = person.client.post(f"{person.at}agree/", shown | {"keep": "yes", "theme": "yes"})

    assert old.status_code == 422
    assert "This page is out of date. Please press Next again." in text_of(old)
    assert old.content.decode().count(" checked") == 2
    assert not Response.objects.exists()

    time_machine.shift(5)
    fresh = hidden_fields(old.content.decode())
    again = person.client.post(f"{person.at}agree/", fresh | {"keep": "yes"})

    assert again.status_code == 303
    assert Response.objects.count() == 1


def test_too_many_starts_from_one_address_are_asked_to_wait(
    person, in_council, settings, time_machine
):
    settings.STARTS_PER_HOUR = 3
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)

    replies = [_start(person) for _ in range(4)]

    assert [reply.status_code for reply in replies] == [303, 303, 303, 429]
    words = text_of(replies[-1])
    assert "Very many people started here in the last hour. Please try again in one hour." in words
    assert "Or ring 0300 123 5010." in words
    assert Response.objects.count() == 3
    assert _start(person, "203.0.113.9").status_code == 303

    time_machine.shift(60 * 60)

    assert _start(person).status_code == 303


def test_day_centre_of_sixty_people_behind_one_address_begins(person, in_council):
    assert {_start(person).status_code for _ in range(60)} == {303}
    assert Response.objects.count() == 60


def _start(person, address: str = "203.0.113.7"):
    browser = Client(REMOTE_ADDR=address)
    shown = hidden_fields(browser.get(f"{person.at}agree/").content.decode())
    return browser.post(f"{person.at}agree/", shown | {"keep": "yes"})


def test_start_key_of_answers_that_were_sent_opens_nothing(person, survey, in_council):
    theirs = make_response(survey)

    reply = person.press("agree/", keep="yes", start_key=start_token.fresh(HERE, theirs.start_key))

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
