"""A laptop is shut, a phone sleeps: answering goes on, and both come back to the same question."""

import os
import time

import pytest
from playwright.sync_api import expect

from tests.functional.sessions.people import ANSWERS, PLACE, WRITE, AtLaptop

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]

# `make idle-sockets` lets it sleep for a minute. A cut line is found as fast as a long one.
SLEEP = float(os.environ.get("SLEEP", "6"))
BEFORE, TYPED, OFFERED = "They come at nine.", "I want the same face.", "The same carer each day."


@pytest.fixture
def pair(before, start, at_laptop, at_phone, house):
    session = start()
    at_phone.join(session.code, PLACE, ANSWERS, WRITE).begin(house.at, 2)
    at_laptop.sit_down(session)
    expect(at_laptop.of(1)).to_contain_text("question 2")
    return at_laptop, at_phone, session


def test_phone_sleeps_and_finds_what_was_offered_and_what_was_typed(pair, house, before):
    laptop, phone, _ = pair
    phone.words.fill(BEFORE)
    phone.page.get_by_role("button", name="Next", exact=True).click()
    phone.page.goto(f"{house.at}q/2/")
    expect(laptop.of(1)).to_contain_text(BEFORE)
    phone.mark()
    phone.types(f" {TYPED}")

    phone.wire.cut()
    time.sleep(SLEEP / 2)
    laptop.suggest(OFFERED)
    time.sleep(SLEEP / 2)
    assert not phone.wire.brought(OFFERED)
    expect(phone.words).to_have_value(f"{BEFORE} {TYPED}")
    phone.wire.mend()

    expect(phone.panel).to_contain_text(OFFERED, timeout=40_000)
    assert phone.is_still_the_same_page()
    expect(phone.words).to_have_value(f"{BEFORE} {TYPED}")
    phone.panel.get_by_role("button", name="Use these words").click()
    expect(phone.words).to_have_value(f"{BEFORE} {TYPED}\n{OFFERED}")
    expect(laptop.of(1)).to_contain_text(f"{BEFORE} {TYPED}")
    expect(laptop.of(1)).to_contain_text("question 2")
    assert house.said(house.only_new(before))["together-more"] == f"{BEFORE} {TYPED}\n{OFFERED}"


def test_laptop_is_shut_while_they_answer_and_opened_at_the_same_question(
    pair, house, before, somebody
):
    laptop, phone, session = pair
    laptop.leave()
    phone.words.fill(BEFORE)
    phone.page.get_by_role("button", name="Next", exact=True).click()
    expect(phone.page.get_by_text("Question 3 of 5")).to_be_visible()

    again = somebody(AtLaptop).sit_down(session)

    expect(again.of(1)).to_contain_text("question 3")
    assert house.said(house.only_new(before))["together-more"] == BEFORE
    phone.page.goto(f"{house.at}q/2/")
    expect(again.of(1)).to_contain_text(BEFORE)


def test_what_is_hidden_while_the_laptop_is_away_is_hidden_when_it_comes_back(pair, house):
    laptop, phone, _ = pair
    laptop.wire.cut()
    phone.words.fill(TYPED)
    phone.forbid(ANSWERS)
    phone.page.get_by_role("button", name="Next", exact=True).click()
    phone.page.goto(f"{house.at}q/2/")
    laptop.wire.mend()

    expect(laptop.of(1)).to_contain_text("Answers are hidden", timeout=40_000)
    assert not laptop.wire.brought(TYPED)


def test_both_are_away_at_once_and_agree_afterwards(pair, house, before):
    laptop, phone, _ = pair
    for one in (laptop, phone):
        one.wire.cut()
    phone.types(TYPED)
    time.sleep(SLEEP)
    for one in (laptop, phone):
        one.wire.mend()

    phone.page.get_by_role("button", name="Next", exact=True).click()

    expect(phone.page.get_by_text("Question 3 of 5")).to_be_visible()
    expect(laptop.of(1)).to_contain_text("question 3", timeout=40_000)
    assert house.said(house.only_new(before))["together-more"] == TYPED
