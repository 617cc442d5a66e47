"""A machine that tells the safeguarding team without end is stopped; nobody loses the numbers."""

import pytest
from django.test import Client

from surveys.models import Disclosure
from surveys.views import safety
from tests.integration.surveys.walking import Person, hidden_fields, text_of

SAFE = "/cheshire-east/care-at-home/safe/"
REFUSED = "We have not told the team."


@pytest.fixture
def flooded(survey, in_council, monkeypatch, time_machine) -> Person:
    """Somebody at an address from which so much was told that no more is passed on."""
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)
    monkeypatch.setattr(safety, "TELLS_PER_HOUR", 2)
    person = Person(Client(REMOTE_ADDR="203.0.113.7"))
    for words in ("One.", "Two."):
        assert person.press("safe/", words=words).status_code == 303
    return person


def test_help_is_shown_however_much_was_told(flooded, council):
    page = flooded.open("safe/")

    assert page.status_code == 200
    assert 'href="tel:999"' in page.content.decode()


def test_refused_telling_says_so_keeps_the_words_and_shows_the_numbers(flooded, council):
    reply = flooded.press("safe/", words="He hits me.", reach="01270 123456")

    html = reply.content.decode()
    assert reply.status_code == 429
    assert REFUSED in text_of(reply)
    assert "Please ring one of these numbers." in text_of(reply)
    assert 'href="tel:999"' in html
    assert council.help_phone in html
    assert council.out_of_hours_phone in html
    assert "He hits me." in html
    assert "01270 123456" in html
    assert Disclosure.objects.count() == 2


def test_refused_words_are_told_once_the_hour_is_over(flooded, time_machine):
    reply = flooded.press("safe/", words="He hits me.")
    again = hidden_fields(reply.content.decode()) | {"words": "He hits me."}
    time_machine.shift(60 * 60)

    assert flooded.client.post(SAFE, again).status_code == 303
    assert Disclosure.objects.count() == 3


def test_button_pressed_twice_at_the_limit_is_not_said_to_be_refused(
    survey, in_council, monkeypatch
):
    monkeypatch.setattr(safety, "TELLS_PER_HOUR", 1)
    person = Person(Client())
    shown = hidden_fields(person.open("safe/").content.decode()) | {"words": "He hits me."}

    replies = [person.client.post(SAFE, shown) for _ in range(2)]

    assert [reply.status_code for reply in replies] == [303, 303]
    assert Disclosure.objects.count() == 1


def test_another_address_is_not_stopped(flooded):
    elsewhere = Person(Client(REMOTE_ADDR="203.0.113.9"))

    assert elsewhere.press("safe/", words="Three.").status_code == 303


def test_a_full_day_centre_stays_far_below_the_limit():
    assert safety.TELLS_PER_HOUR >= 100
