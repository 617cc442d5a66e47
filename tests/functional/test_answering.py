"""A person answers a survey: by touch, without scripts, by keyboard, there and back."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.keyboard import answer_by_keyboard
from tests.functional.walk import ANSWERS, answer_all, begin, choose, go_on, send

pytestmark = pytest.mark.browser


def test_person_answers_in_easy_read_on_a_phone(page: Page, house, before):
    begin(page, house.at, "Start in easy read", "You can show my words to others")
    answer_all(page)
    code = send(page)

    response = house.only_new(before)
    assert len(code) == 14
    assert house.said(response) == ANSWERS
    assert (response.state, response.variant, response.voice) == ("sent", "easy_read", "person")
    assert (response.help, response.may_quote, response.may_theme) == ("read_to", True, False)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_person_answers_without_scripts(page: Page, house, before):
    begin(page, house.at, "Start in standard")
    expect(page.get_by_text("Do the people who support you work well together?")).to_be_visible()
    answer_all(page)
    send(page)

    response = house.only_new(before)
    assert house.said(response) == ANSWERS
    assert (response.state, response.variant) == ("sent", "standard")


def test_person_answers_by_keyboard_alone(page: Page, house, before):
    answer_by_keyboard(page, house.at)

    assert house.said(house.only_new(before)) == ANSWERS


def test_skip_link_leads_to_the_main_part(page: Page, house):
    page.goto(house.at)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_going_back_shows_the_answer_and_changing_it_from_the_check_keeps_the_rest(
    page: Page, house, before
):
    begin(page, house.at)
    choose(page, "Sometimes")
    go_on(page)
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
    page.go_back()
    expect(page.locator("#choice-sometimes")).to_be_checked()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Back").click()
    expect(page.locator("#choice-me")).to_be_checked()
    go_on(page)
    expect(page.locator("#choice-read_to")).to_be_checked()
    go_on(page)
    expect(page.locator("#choice-family")).to_be_checked()
    go_on(page)
    page.get_by_role("button", name="Skip this question").click()
    answer_all(page)

    page.get_by_role("link", name="Change your answer to: Do the people").click()
    expect(page.locator("#choice-no")).to_be_checked()
    choose(page, "Yes")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    send(page)

    assert house.said(house.only_new(before)) == ANSWERS | {"together": "yes"}


def test_double_click_on_send_stores_one_response(page: Page, house, before):
    begin(page, house.at)
    answer_all(page)

    page.get_by_role("button", name="Send my answers").dblclick()

    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    assert house.only_new(before).state == "sent"


def test_skipping_everything_is_fine(page: Page, house, before):
    begin(page, house.at)
    for _ in range(4):
        page.get_by_role("button", name="Skip this question").click()
    go_on(page)
    page.get_by_role("button", name="Skip this question").click()
    send(page)

    assert set(house.said(house.only_new(before)).values()) == {"skipped"}


def test_person_takes_their_answers_back_with_the_code(page: Page, house, before):
    begin(page, house.at)
    answer_all(page)
    code = send(page)
    page.context.clear_cookies()

    page.goto("/code/")
    page.get_by_label("Type your code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_text("A new face every day.")).to_be_visible()
    page.get_by_role("button", name="Remove my answers").click()
    page.get_by_role("button", name="Yes, remove my answers").click()

    expect(page.get_by_role("heading", name="Your answers are removed")).to_be_visible()
    response = house.only_new(before)
    assert response.state == "withdrawn"
    assert house.said(response) == {}


def test_answers_that_this_device_has_lost_are_said_to_be_lost(page: Page, house):
    begin(page, house.at)
    page.context.clear_cookies(name="answers")

    go_on(page)

    expect(page.get_by_text("We could not find your answers")).to_be_visible()
