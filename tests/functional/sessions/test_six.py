"""Six people and their supporter, seven browsers at once: nobody sees more than they were shown."""

import pytest
from playwright.sync_api import expect

from tests.functional.house import House
from tests.functional.sessions.people import ANSWERS, PLACE, AtPhone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]

PEOPLE = 6
WORDS = {
    1: "The soup is cold on Sundays.",
    2: "Nobody knocks at my door.",
    3: "We sing on Thursdays.",
    4: "My chair is too low.",
    5: "The van was early twice.",
    6: "I feed the birds alone.",
}
SHOWS = {1, 3, 5}
HIDES_LATER = 5
LATER = "And the driver swears."


def answer(phone: AtPhone, house: House, words: str) -> None:
    """Write, save, and come back to the same question."""
    phone.words.fill(words)
    phone.page.get_by_role("button", name="Next", exact=True).click()
    phone.page.goto(f"{house.at}q/2/")


def test_six_answer_and_each_shows_only_what_they_allow(before, start, somebody, at_laptop, house):
    session = start("group")
    at_laptop.sit_down(session).mark()
    phones = {}
    for number in range(1, PEOPLE + 1):
        allowed = [PLACE, ANSWERS] if number in SHOWS else [PLACE]
        phones[number] = somebody(AtPhone).join(session.code, *allowed).begin(house.at, 2)

    for number, phone in phones.items():
        answer(phone, house, WORDS[number])
    for number in phones:
        shown = WORDS[number] if number in SHOWS else "Answers are hidden"
        expect(at_laptop.of(number)).to_contain_text(shown)

    # One thinks again in the middle of typing, one goes, and the others go on as they were.
    phones[HIDES_LATER].mark()
    phones[HIDES_LATER].types(f" {LATER}")
    phones[HIDES_LATER].forbid(ANSWERS)
    phones[6].press("end")
    phones[6].page.get_by_role("button", name="Yes, end the help").click()
    expect(at_laptop.of(HIDES_LATER)).to_contain_text("Answers are hidden")
    expect(at_laptop.of(6)).to_contain_text("ended")
    expect(at_laptop.of(1)).to_contain_text(WORDS[1])
    assert phones[HIDES_LATER].is_still_the_same_page() and at_laptop.is_still_the_same_page()
    expect(phones[HIDES_LATER].words).to_have_value(f"{WORDS[5]} {LATER}")

    seen = {number for number, words in WORDS.items() if at_laptop.wire.brought(words)}
    assert seen == SHOWS
    assert not at_laptop.wire.brought(LATER)
    for number, phone in phones.items():
        assert [other for other in WORDS if phone.wire.brought(WORDS[other])] == [number]
    new = [house.said(one) for one in house.responses() if one not in before]
    said = dict(zip(WORDS, (one["together-more"] for one in new), strict=True))
    assert said == WORDS | {HIDES_LATER: f"{WORDS[5]} {LATER}"}
