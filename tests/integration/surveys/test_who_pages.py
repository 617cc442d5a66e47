"""Who answers, and who helps: stored with every answer, skipped without harm."""

from urllib.parse import quote

import pytest

from surveys.models import Answer, Response
from tests.integration.surveys.walking import text_of

AT = "/cheshire-east/care-at-home/"


@pytest.fixture
def agreed(person):
    person.press("agree/", keep="yes")
    return person


@pytest.mark.parametrize(
    ("choice", "voice", "help", "onwards"),
    [
        ("me", "person", "", "helped/"),
        ("carer", "carer", "", "helped/"),
        ("writing", "person", "typed_for", "helper/"),
        ("on-behalf", "on_behalf", "", "helper/"),
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


@pytest.mark.parametrize(
    ("help", "onwards"),
    [
        ("alone", "practice/"),
        ("read_to", "helper/"),
        ("typed_for", "helper/"),
        ("interpreted", "helper/"),
    ],
)
def test_help_is_stored_with_the_answers_that_follow(agreed, in_council, help, onwards):
    agreed.press("who/", choice="me")
    reply = agreed.press("helped/", choice=help)
    agreed.press("q/1/", choice="yes")

    assert reply["Location"] == f"{agreed.at}{onwards}"
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


@pytest.mark.parametrize("page", ["who/", "helped/", "helper/"])
@pytest.mark.parametrize("choice", ["nobody", "\x00", ["me", "carer"], ["alone", "read_to"]])
def test_what_is_not_offered_is_refused_with_a_sentence(agreed, in_council, page, choice):
    agreed.press("who/", choice="on-behalf")

    reply = agreed.press(page, choice=choice)

    response = Response.objects.get()
    assert reply.status_code == 422
    assert "Please choose" in text_of(reply)
    assert (response.voice, response.help, response.helper) == ("on_behalf", "", "")


@pytest.mark.parametrize("helper", ["family", "paid_carer", "advocate", "staff", "other"])
def test_who_helps_is_stored_with_every_answer(agreed, in_council, helper):
    agreed.press("helped/", choice="read_to")
    agreed.press("q/1/", choice="yes")

    reply = agreed.press("helper/", choice=helper)
    agreed.press("q/3/", choice="long")

    assert reply["Location"] == f"{agreed.at}practice/"
    assert Response.objects.get().helper == helper
    assert {answer.helper for answer in Answer.objects.all()} == {helper}


def test_who_helps_skipped_is_unknown(agreed, in_council):
    agreed.press("helped/", choice="read_to")

    agreed.press("helper/", choice="family", do="skip")

    assert Response.objects.get().helper == ""


def test_paid_carer_reads_one_calm_sentence_and_is_not_refused(agreed, in_council):
    agreed.press("helped/", choice="read_to")

    assert "If you can choose, ask someone else to help." in text_of(agreed.open("helper/"))
    assert agreed.press("helper/", choice="paid_carer").status_code == 303


def test_nobody_is_asked_who_helps_when_nobody_does(agreed):
    agreed.press("helped/", choice="alone")

    assert agreed.open("helper/")["Location"] == f"{agreed.at}helped/"
    assert agreed.client.post(f"{agreed.at}helper/", {"choice": "family"}).status_code == 303
    assert "Who helps you?" not in text_of(agreed.open("check/"))


@pytest.mark.parametrize(
    ("page", "choice"), [("helped/", "alone"), ("helped/", ""), ("who/", "carer")]
)
def test_helper_is_forgotten_with_the_help(agreed, in_council, page, choice):
    agreed.press("helped/", choice="read_to")
    agreed.press("helper/", choice="family")
    agreed.press("q/1/", choice="yes")

    agreed.press(page, choice=choice)

    assert Response.objects.get().helper == ""
    assert Answer.objects.get().helper == ""


def test_check_page_says_who_helps_and_lets_it_be_changed(agreed, in_council):
    agreed.press("helped/", choice="interpreted")
    agreed.press("helper/", choice="advocate")
    html = agreed.open("check/").content.decode()

    reply = agreed.press("helper/?return=check", choice="staff")

    assert f'href="{agreed.at}helper/?return=check"' in html
    assert "An advocate" in html
    assert reply["Location"] == f"{agreed.at}check/"
    assert Response.objects.get().helper == "staff"


def test_help_that_is_said_at_the_check_asks_who_helps_and_returns(agreed):
    agreed.press("helped/", choice="alone")

    reply = agreed.press("helped/?return=check", choice="read_to")
    back = agreed.press("helper/?return=check", choice="other")
    once_known = agreed.press("helped/?return=check", choice="interpreted")

    assert reply["Location"] == f"{agreed.at}helper/?return=check"
    assert back["Location"] == once_known["Location"] == f"{agreed.at}check/"


def test_someone_on_behalf_is_asked_how_they_know_the_person(agreed):
    agreed.press("who/", choice="on-behalf")

    page = agreed.open("helper/")

    assert "How do you know the person?" in text_of(page)
    assert f'class="back-link" href="{agreed.at}who/"' in page.content.decode()


def test_carer_is_told_to_answer_about_their_own_life(agreed):
    assert "I answer about my own life." in text_of(agreed.open("who/"))


@pytest.mark.parametrize("page", ["who/", "helped/", "helper/"])
def test_nobody_is_asked_whether_they_can_decide(agreed, page):
    agreed.press("who/", choice="writing")

    assert "capacity" not in text_of(agreed.open(page)).lower()


def test_way_back_from_who_keeps_what_was_agreed(agreed):
    html = agreed.open("who/").content.decode()

    assert 'class="back-link" href="/cheshire-east/care-at-home/agree/?return="' in html
    assert 'id="keep" checked' in agreed.open("agree/?return=").content.decode()


@pytest.mark.parametrize(("do", "leads_to"), [("ways", "/ways/"), ("safe", f"{AT}safe/")])
def test_what_is_chosen_is_kept_on_the_way_to_help_and_to_ways_to_read(
    agreed, in_council, do, leads_to
):
    html = agreed.open("who/").content.decode()

    reply = agreed.press("who/", choice="carer", do=do)

    assert f'form="answer" name="do" value="{do}"' in html
    assert (reply.status_code, reply["Location"]) == (303, f"{leads_to}?next={quote(AT, '')}who%2F")
    assert 'id="choice-carer" checked' in agreed.open("who/").content.decode()


def test_who_was_not_touched_is_not_answered_on_the_way(agreed, in_council):
    agreed.press("who/", choice="carer")

    agreed.press("who/", do="ways", choice=None)

    assert Response.objects.get().voice == "carer"
