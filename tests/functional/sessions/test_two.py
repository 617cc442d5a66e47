"""One person and one supporter, from the code to the receipt, on two devices at once."""

import pytest
from playwright.sync_api import expect

from tests.functional.sessions.people import ANSWERS, PLACE, WRITE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]

SHOWN, HIDDEN, SECRET = "The bus is late.", "Marmalade at night.", "My neighbour shouts."
REFUSED, TAKEN = "I like the blue door.", "They wash my hair."


@pytest.fixture
def pair(before, start, at_laptop, at_phone, house):
    """A supporter with the session open, and a person in it at the question of own words."""
    session = start()
    at_laptop.sit_down(session)
    expect(at_laptop.seen).to_contain_text("Nobody has joined yet")
    at_laptop.mark()
    at_phone.join(session.code, PLACE, WRITE).begin(house.at, 2)
    return at_laptop, at_phone


def test_nothing_hidden_ever_comes_to_the_supporter(pair):
    laptop, phone = pair
    expect(laptop.of(1)).to_contain_text("Answers are hidden")
    phone.mark()

    # In the middle of typing, with nothing saved: they go on typing on the very same page.
    phone.types(HIDDEN)
    phone.forbid(WRITE)
    expect(phone.words).to_have_value(HIDDEN)
    phone.types(" ")
    phone.allow(WRITE)
    expect(laptop.of(1)).to_contain_text("Suggest words")

    # They show another answer, and hide again while they type what nobody may see.
    phone.words.fill(SHOWN)
    phone.allow(ANSWERS)
    expect(laptop.of(1)).to_contain_text(SHOWN)
    phone.types(f" {SECRET}")
    phone.forbid(ANSWERS)
    expect(laptop.of(1)).to_contain_text("Answers are hidden")
    expect(phone.words).to_have_value(f"{SHOWN} {SECRET}")

    assert phone.is_still_the_same_page() and laptop.is_still_the_same_page()
    assert laptop.wire.brought(SHOWN)
    assert not laptop.wire.brought(HIDDEN) and not laptop.wire.brought(SECRET)
    assert laptop.wire.brought('{"do": "read"}')


def test_words_become_an_answer_only_when_they_are_taken(pair, house, before):
    laptop, phone = pair
    phone.types(HIDDEN)
    phone.mark()

    laptop.suggest(REFUSED)
    expect(phone.panel).to_contain_text(REFUSED)
    expect(phone.words).to_be_focused()
    expect(phone.words).to_have_value(HIDDEN)
    phone.panel.get_by_role("button", name="No thank you").click()
    expect(phone.panel).not_to_contain_text(REFUSED)
    assert phone.is_still_the_same_page()
    expect(laptop.of(1)).not_to_contain_text("Waiting for them")

    laptop.suggest(TAKEN)
    phone.panel.get_by_role("button", name="Use these words").click()
    expect(phone.words).to_have_value(f"{HIDDEN}\n{TAKEN}")
    phone.page.get_by_role("button", name="Next", exact=True).click()
    expect(laptop.of(1)).to_contain_text("question 3")

    response = house.only_new(before)
    assert house.said(response)["together-more"] == f"{HIDDEN}\n{TAKEN}"
    assert not laptop.wire.brought(HIDDEN)


def test_pause_end_and_send_are_the_persons_alone(pair, house, before):
    laptop, phone = pair
    phone.press("pause")
    phone.shows("go-on")
    expect(laptop.of(1)).to_contain_text("paused")
    phone.words.fill(SECRET)
    phone.press("go-on")
    phone.shows("pause")
    expect(laptop.of(1)).to_contain_text("Answers are hidden")

    phone.press("end")
    phone.page.get_by_role("button", name="Yes, end the help").click()
    expect(phone.panel).to_contain_text("You can go on alone")
    expect(laptop.of(1)).to_contain_text("ended")
    expect(phone.words).to_have_value(SECRET)
    phone.page.get_by_role("button", name="Next", exact=True).click()
    phone.page.goto(f"{house.at}check/")
    phone.page.get_by_role("button", name="Send my answers").click()
    expect(phone.page.get_by_role("heading", name="Thank you.")).to_be_visible()

    response = house.only_new(before)
    assert house.said(response)["together-more"] == SECRET
    assert response.sent_at and response.mode == "supported"
    assert not laptop.wire.brought(SECRET)
