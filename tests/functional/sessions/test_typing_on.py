"""What a page does with something new: the focus stays, what is typed stays, and it is read out."""

import pytest
from playwright.sync_api import expect

from tests.functional.faults import no_fault
from tests.functional.sessions.people import PLACE, WRITE

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]

OFFERED, TYPED = "The tea is warm.", "I type this."
ADD_FIELD = """() => {
  const field = Object.assign(document.createElement("textarea"), { name: "note" });
  field.setAttribute("aria-label", "A note");
  document.querySelector("#help-panel").append(field);
}"""


@pytest.fixture
def pair(start, at_laptop, at_phone, house):
    session = start()
    at_phone.join(session.code, PLACE, WRITE).begin(house.at, 2)
    at_laptop.sit_down(session)
    expect(at_laptop.of(1)).to_contain_text("question 2")
    return at_laptop, at_phone


def test_words_are_read_out_and_the_buttons_keep_the_focus(pair):
    laptop, phone = pair
    phone.panel.locator("#help-may_see_answers-switch").focus()

    phone.page.keyboard.press("Enter")
    expect(phone.panel.locator("#help-may_see_answers-switch")).to_contain_text("Yes")
    expect(phone.panel.locator("#help-may_see_answers-switch")).to_be_focused()
    told = laptop.page.locator("main > p[role=status]")
    expect(told).to_have_text("This page shows something new.")
    laptop.suggest(OFFERED)

    status = phone.page.locator("main > p[role=status]").last
    expect(status).to_have_text("Your supporter wrote some words for you.")
    expect(phone.panel.locator("#help-may_see_answers-switch")).to_be_focused()
    for one in (phone, laptop):
        no_fault(one.page)


def test_part_somebody_types_in_waits_until_they_say_so(pair):
    laptop, phone = pair
    phone.page.evaluate(ADD_FIELD)
    note = phone.page.get_by_label("A note")
    note.press_sequentially(TYPED)

    laptop.suggest(OFFERED)

    show = phone.page.get_by_role("button", name="Show what is new")
    expect(show).to_be_visible()
    expect(phone.panel).not_to_contain_text(OFFERED)
    expect(note).to_be_focused()
    expect(note).to_have_value(TYPED)
    no_fault(phone.page)
    show.click()
    expect(phone.panel).to_contain_text(OFFERED)
    expect(show).to_have_count(0)


def test_pointing_is_shown_on_the_card_and_leaves_the_choice(pair, house):
    laptop, phone = pair
    phone.page.goto(f"{house.at}q/1/")
    phone.page.locator("label[for=choice-no]").click()
    expect(laptop.of(1)).to_contain_text("question 1")

    laptop.point("Sometimes")

    expect(phone.page.locator("label[for=choice-sometimes]")).to_contain_text("points here")
    expect(phone.page.locator("#choice-no")).to_be_checked()
    for one in (phone, laptop):
        no_fault(one.page)


def test_pages_read_by_themselves_where_sockets_are_refused(start, at_laptop, at_phone, house):
    session = start()
    at_laptop.wire.refuses_sockets = True
    at_laptop.sit_down(session).mark()

    at_phone.join(session.code, PLACE)

    expect(at_laptop.seen).to_contain_text("They have joined")
    assert at_laptop.is_still_the_same_page()
    assert not at_laptop.wire.brought('{"do"')


def test_role_that_is_taken_away_shuts_the_page(pair, house):
    laptop, phone = pair
    laptop.mark()
    laptop.supporter.memberships.all().delete()

    phone.types(TYPED)
    phone.page.get_by_role("button", name="Next", exact=True).click()

    expect(laptop.page.locator("#seen")).to_have_count(0)
    assert not laptop.wire.brought(TYPED)
    assert not laptop.is_still_the_same_page()


def test_session_that_is_ended_in_another_window_is_over_in_this_one(pair):
    laptop, phone = pair
    phone.types(TYPED)
    phone.mark()
    other = laptop.context.new_page()
    other.goto(f"{laptop.at}end/")

    other.locator("main form button").click()

    expect(laptop.page.get_by_text("This session has ended.")).to_be_visible()
    expect(phone.panel).to_contain_text("You can go on alone")
    expect(phone.words).to_have_value(TYPED)
    expect(phone.words).to_be_focused()
    assert phone.is_still_the_same_page()
    assert not laptop.wire.brought(TYPED)
