"""Finishing, and leaving nothing on this device."""

import pytest
from django.test import Client

from surveys.actions.withdrawals import withdraw_response
from surveys.models import Answer, Response
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.later.device import elsewhere, shown_code
from tests.integration.surveys.walking import Person, hidden_fields, text_of


def test_clearing_asks_first_when_a_draft_would_be_lost(person, in_council):
    person.begin()
    person.press("q/1/", choice="no")

    page = person.client.post(f"{person.at}clear/", follow=True)

    assert page.redirect_chain == [(f"{person.at}clear/", 303)]
    assert "What shall we do with your answers?" in text_of(page)
    assert "Clear-Site-Data" not in page
    assert Answer.objects.count() == 1
    assert person.client.cookies["answers"].value


def test_draft_can_be_kept_with_a_code_before_clearing(person, in_council):
    person.begin()

    kept = person.client.post(f"{person.at}clear/", {"do": "keep"})
    code = shown_code(person)
    cleared = person.client.post(f"{person.at}clear/")

    assert kept["Location"] == f"{person.at}later/"
    assert cleared["Location"] == f"{person.at}cleared/"
    assert Response.objects.get().state == "draft"
    assert elsewhere(code)[1].status_code == 303


def test_draft_can_be_deleted_and_is_really_gone(person, in_council):
    person.begin()
    person.press("q/1/", choice="no")

    reply = person.client.post(f"{person.at}clear/", {"do": "delete"})

    assert reply["Location"] == f"{person.at}cleared/"
    assert not Response.objects.exists()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("finish", [True, False], ids=["sent", "draft with a code"])
def test_clearing_takes_every_cookie_and_asks_the_browser_to_forget(stopped, in_council, finish):
    if finish:
        stopped.finish()
    stopped.client.cookies["reading"] = "size=large"
    stopped.client.get("/code/")

    reply = stopped.client.post(f"{stopped.at}clear/")

    assert reply["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert reply["Cache-Control"] == "no-store"
    assert {name for name, cookie in reply.cookies.items() if cookie["max-age"] == 0} == {
        "answers",
        "helped",
        "reading",
        "csrftoken",
    }
    assert reply.cookies["answers"]["path"] == stopped.at
    page = Client().get(f"{stopped.at}cleared/")
    assert "Your answers are cleared from this device" in text_of(page)
    assert not page.cookies
    assert Answer.objects.exists()


def test_after_clearing_nothing_of_a_person_is_shown(stopped):
    stopped.client.post(f"{stopped.at}clear/")

    for page in ("q/2/", "check/", "later/", "sent/"):
        assert stopped.open(page)["Location"] == f"{stopped.at}?lost=1"
    assert "started already" not in text_of(stopped.open())


def test_clearing_is_said_to_keep_what_was_sent_and_nothing_else(stopped, in_council):
    kept = "We keep what you sent."
    before = text_of(stopped.open("check/"))

    receipt = text_of(stopped.finish())
    withdraw_response(response=Response.objects.get())

    assert kept not in before
    assert kept in receipt
    assert kept not in text_of(stopped.open("sent/"))


def test_opening_the_address_of_clearing_clears_nothing(stopped, in_council):
    page = stopped.open("clear/")

    assert "Finish and clear my answers from this device" in text_of(page)
    assert "Clear-Site-Data" not in page
    assert "A new face" in text_of(stopped.open("check/"))


def test_clearing_where_nothing_is_kept_is_fine(client, survey):
    at = "/cheshire-east/care-at-home/"

    assert client.get(f"{at}clear/")["Location"] == at
    assert client.post(f"{at}clear/")["Location"] == f"{at}cleared/"


def test_clearing_cannot_be_set_off_from_another_site(survey):
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post("/cheshire-east/care-at-home/clear/").status_code == 403


@pytest.mark.parametrize("do", ["keep", "", "nonsense", "\x00"])
def test_fully_anonymous_draft_is_deleted_or_carried_on(client, framework, council, in_council, do):
    make_published_survey(council, fully_anonymous=True)
    person = Person(client)
    person.begin()

    page = person.client.post(f"{person.at}clear/", {"do": do}, follow=True)

    assert "Keep my answers with a code" not in text_of(page)
    assert "Delete my answers" in text_of(page)
    assert Response.objects.get().resume_sha256 is None


def test_second_tab_of_a_deleted_draft_is_told_kindly(person, in_council):
    person.begin()
    shown = hidden_fields(person.open("q/1/").content.decode())
    checked = hidden_fields(person.open("check/").content.decode())
    cookie = person.client.cookies["answers"].value
    person.client.post(f"{person.at}clear/", {"do": "delete"})
    person.client.cookies["answers"] = cookie

    saved = person.client.post(f"{person.at}q/1/", shown | {"choice": "yes"})
    sent = person.client.post(f"{person.at}send/", checked)

    assert saved["Location"] == sent["Location"] == f"{person.at}?lost=1"
    assert not Response.objects.exists()
