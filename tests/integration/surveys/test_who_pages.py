"""Who answers, and who helps: stored with every answer, skipped without harm."""

import pytest

from surveys.models import Answer, Response
from tests.integration.surveys.walking import text_of


@pytest.fixture
def agreed(person):
    person.press("agree/", keep="yes")
    return person


@pytest.mark.parametrize(
    ("choice", "voice", "help", "onwards"),
    [
        ("me", "person", "", "helped/"),
        ("carer", "carer", "", "helped/"),
        ("writing", "person", "typed_for", "practice/"),
        ("on-behalf", "on_behalf", "", "practice/"),
        ("", "person", "", "helped/"),
    ],
)
def test_who_is_stored_and_leads_on(agreed, in_council, choice, voice, help, onwards):
    reply = agreed.press("who/", choice=choice)

    response = Response.objects.get()
    assert reply["Location"] == f"{agreed.at}{onwards}"
    assert (response.voice, response.help) == (voice, help)


def test_on_behalf_says_that_it_is_kept_apart(agreed):
    assert "We keep these answers apart." in text_of(agreed.open("who/"))


@pytest.mark.parametrize("help", ["alone", "read_to", "typed_for", "interpreted"])
def test_help_is_stored_with_the_answers_that_follow(agreed, in_council, help):
    agreed.press("who/", choice="me")
    reply = agreed.press("helped/", choice=help)
    agreed.press("q/1/", choice="yes")

    assert reply["Location"] == f"{agreed.at}practice/"
    assert Answer.objects.get().help == help


def test_help_skipped_is_unknown(agreed, in_council):
    agreed.press("helped/", choice="alone", do="skip")

    assert Response.objects.get().help == ""


def test_changing_who_forgets_help_that_belonged_to_the_other_choice(agreed, in_council):
    agreed.press("who/", choice="writing")

    reply = agreed.press("who/?return=check", choice="me")

    response = Response.objects.get()
    assert reply["Location"] == f"{agreed.at}check/"
    assert (response.voice, response.help) == ("person", "")


def test_choosing_the_same_again_keeps_the_help(agreed, in_council):
    agreed.press("who/", choice="carer")
    agreed.press("helped/", choice="read_to")

    agreed.press("who/", choice="carer")

    assert Response.objects.get().help == "read_to"


@pytest.mark.parametrize("page", ["who/", "helped/"])
@pytest.mark.parametrize("choice", ["nobody", "\x00", ["me", "carer"], ["alone", "read_to"]])
def test_what_is_not_offered_is_refused_with_a_sentence(agreed, in_council, page, choice):
    reply = agreed.press(page, choice=choice)

    assert reply.status_code == 422
    assert "Please choose" in text_of(reply)
    assert Response.objects.get().help == ""


def test_way_back_from_who_keeps_what_was_agreed(agreed):
    html = agreed.open("who/").content.decode()

    assert 'class="back-link" href="/cheshire-east/care-at-home/agree/?return="' in html
    assert 'id="keep" checked' in agreed.open("agree/?return=").content.decode()
