"""Stopping, coming back with a code on another device, and leaving nothing on this one."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from surveys import codes
from surveys.models import Answer, Response
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.walking import Person, hidden_fields, text_of

BEGUN = "2026-03-02 14:05:00+00:00"
CODE = re.compile(r"[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}")


@pytest.fixture
def stopped(person, time_machine):
    """Somebody who answered a question, wrote some words on the next page and stopped there."""
    time_machine.move_to(BEGUN, tick=False)
    person.begin(contact="yes")
    person.press("q/1/", choice="no")
    person.press("q/2/", text="A new face every day.", do="later")
    return person


def shown_code(person) -> str:
    return CODE.search(person.open("later/").content.decode())[0]


def elsewhere(code: str, address: str = "/code/"):
    """Type the code on a device that knows nothing; return the browser and the reply."""
    browser = Client()
    return browser, browser.post(address, {"code": code})


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


def test_code_opens_the_draft_on_another_device_where_it_stopped(stopped, in_council, time_machine):
    code = shown_code(stopped)
    time_machine.move_to("2026-03-20 09:00:00+00:00", tick=False)

    browser, reply = elsewhere(code.lower().replace("-", " "))

    there = Person(browser)
    assert (reply.status_code, reply["Location"]) == (303, f"{stopped.at}q/3/")
    assert "A new face every day." in text_of(there.open("check/"))
    assert Response.objects.get().expires_on.isoformat() == "2026-04-19"
    assert browser.cookies["answers"]["max-age"] == ""


def test_person_who_came_back_sends_from_there(stopped, in_council):
    browser, _ = elsewhere(shown_code(stopped))

    page = Person(browser).finish()

    assert "Thank you." in text_of(page)
    assert Response.objects.get().state == "sent"


def test_figures_of_other_scripts_are_understood(stopped):
    code = shown_code(stopped)
    arabic = code.translate(str.maketrans("34679", "٣٤٦٧٩"))

    assert elsewhere(arabic)[1].status_code == 303


def test_scanned_square_only_fills_the_code_in(stopped, in_council):
    html = stopped.open("later/").content.decode()
    code = shown_code(stopped)

    page = Client().get("/code/", {"code": code})

    assert 'src="data:image/svg+xml' in unescape(html)
    assert f'value="{code}"' in page.content.decode()
    assert "answers" not in page.cookies


@pytest.mark.parametrize("typed", ["\x00", "<script>alert(1)</script>", "A" * 5000])
def test_rubbish_in_the_scanned_address_is_harmless(client, survey, typed):
    page = client.get("/code/", {"code": typed})

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_code_whose_time_is_over_says_until_when_and_offers_to_start_again(
    stopped, in_council, time_machine
):
    code = shown_code(stopped)
    time_machine.move_to("2026-04-02 09:00:00+01:00", tick=False)

    for _ in range(2):
        browser, reply = elsewhere(code)

        words = text_of(reply)
        assert reply.status_code == 410
        assert "We kept your answers until 1 April 2026. We have deleted them." in words
        assert "Start again" in words
        assert f'href="{stopped.at}"' in reply.content.decode()
        assert "answers" not in browser.cookies
    assert not Answer.objects.exists()


def test_device_that_still_has_an_expired_draft_says_the_same(stopped, in_council, time_machine):
    time_machine.move_to("2026-04-02 09:00:00+01:00", tick=False)
    elsewhere(shown_code(stopped))

    for reply in (stopped.open("q/3/"), stopped.client.post(f"{stopped.at}q/3/", {})):
        assert reply.status_code == 410
        assert "We kept your answers until 1 April 2026." in text_of(reply)


def test_mistyped_code_says_which_signs_are_never_used_and_where_help_is(stopped):
    reply = elsewhere("ACDE-FGHJ-KMNP")[1]

    words = text_of(reply)
    assert reply.status_code == 422
    assert "We do not know this code. Check each letter and number." in words
    assert "We never use these in a code: 0 1 2 5 8 I L O S U Z" in words
    assert "999" in words
    assert not set(codes.NEVER_USED.split()) & set(codes.ALPHABET)


def test_code_to_come_back_says_so_once_the_answers_are_sent(stopped):
    code = shown_code(stopped)
    stopped.finish()

    for address in ("/code/", "/code/change/", "/code/remove/"):
        browser, reply = elsewhere(code, address)

        assert "You have sent your answers" in text_of(reply)
        assert "A new face" not in text_of(reply)
        assert "answers" not in browser.cookies


def test_code_to_come_back_says_when_answers_were_taken_back(stopped, in_council):
    code = shown_code(stopped)
    stopped.finish()
    receipt = codes.withdrawal_code(str(Response.objects.get().token))
    Client().post("/code/remove/", {"code": receipt, "sure": "yes"})

    reply = elsewhere(code)[1]

    assert "You took these answers back already" in text_of(reply)
    assert "2 March 2026" in text_of(reply)


def test_code_of_a_survey_that_has_ended_opens_nothing(stopped, survey):
    code = shown_code(stopped)
    survey.unpublish()

    browser, reply = elsewhere(code)

    assert reply.status_code == 410
    assert "This survey has ended" in text_of(reply)
    assert "answers" not in browser.cookies


def test_code_says_a_sooner_day_when_the_survey_closes_before(stopped, survey):
    survey.closes_on = timezone.localdate().replace(day=9)
    survey.save()

    assert "It works until 10 March 2026." in text_of(stopped.open("later/"))


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


def test_wrong_codes_are_limited_by_address_and_right_ones_work_until_then(
    stopped, settings, time_machine
):
    settings.WRONG_CODES_PER_HOUR = 12
    code = shown_code(stopped)
    near, far = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.9")

    tries = [near.post("/code/", {"code": "ACDE-FGHJ-KMNP"}).status_code for _ in range(10)]
    right = near.post("/code/", {"code": code})
    tries += [near.post("/code/remove/", {"code": "ACDE-FGHJ-KMNP"}).status_code for _ in range(2)]
    late = near.post("/code/", {"code": code})

    assert set(tries) == {422}
    assert right.status_code == 303
    assert late.status_code == 429
    assert "Please wait a little" in text_of(late)
    assert "Please try again in one hour." in text_of(late)
    assert "999" in text_of(late)
    assert far.post("/code/", {"code": code}).status_code == 303

    time_machine.shift(60 * 60)

    assert near.post("/code/", {"code": code}).status_code == 303


def test_wrong_codes_from_many_addresses_are_limited_together(stopped, settings):
    settings.WRONG_CODES_PER_HOUR_OF_ALL = 20

    statuses = [
        Client(REMOTE_ADDR=f"203.0.113.{number}").post("/code/", {"code": "X" * 12}).status_code
        for number in range(22)
    ]

    assert statuses == [422] * 20 + [429] * 2


# --- Finish and clear ---------------------------------------------------------------------------


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
        "reading",
        "csrftoken",
    }
    assert reply.cookies["answers"]["path"] == stopped.at
    page = Client().get(f"{stopped.at}cleared/")
    assert "This device is clear" in text_of(page)
    assert not page.cookies
    assert Answer.objects.exists()


def test_after_clearing_nothing_of_a_person_is_shown(stopped):
    stopped.client.post(f"{stopped.at}clear/")

    for page in ("q/2/", "check/", "later/", "sent/"):
        assert stopped.open(page)["Location"] == f"{stopped.at}?lost=1"
    assert "started already" not in text_of(stopped.open())


def test_opening_the_address_of_clearing_clears_nothing(stopped, in_council):
    page = stopped.open("clear/")

    assert "Finish and clear this device" in text_of(page)
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
