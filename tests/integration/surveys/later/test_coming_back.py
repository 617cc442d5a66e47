"""A code to come back with, typed on another device: where it leads, and what it never opens."""

from html import unescape

import pytest
from django.test import Client

from surveys import codes
from surveys.models import Answer, Response
from tests.integration.surveys.later.device import elsewhere, shown_code
from tests.integration.surveys.walking import Person, text_of


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
