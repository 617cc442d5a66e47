"""Somebody changes how they read in the middle of a survey, and nothing they wrote is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.walk import begin, choose, go_on

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]


def change(page: Page, *ways: str) -> None:
    choose(page, *ways)
    page.get_by_role("button", name="Save").click()


def test_what_was_typed_is_kept_while_somebody_changes_how_they_read(page, house):
    begin(page, house.at)
    choose(page, "Sometimes")
    go_on(page)
    page.get_by_role("textbox").fill("They are kind.")

    page.get_by_role("button", name="Ways to read").click()
    change(page, "Large print", "Dark page")

    expect(page.get_by_role("textbox")).to_have_value("They are kind.")
    html = page.locator("html")
    expect(html).to_have_attribute("data-size", "large")
    expect(html).to_have_attribute("data-colours", "dark")
    size = "parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
    assert page.evaluate(size) >= 24


def test_enter_in_a_question_means_next(page, house):
    begin(page, house.at)
    choose(page, "Yes")

    page.get_by_label("Yes", exact=True).press("Enter")

    expect(page.get_by_text("Question 2 of 5")).to_be_visible()


def test_question_that_nobody_touched_is_not_answered_on_the_way(page, house):
    begin(page, house.at)

    page.get_by_role("button", name="Ways to read").click()
    page.get_by_role("link", name="Back").click()

    expect(page.get_by_text("Question 1 of 5")).to_be_visible()
    assert house.said(house.responses()[-1]) == {}


def test_wording_changes_from_here_on(page, house):
    begin(page, house.at)

    page.get_by_role("button", name="Ways to read").click()
    change(page, "Standard")

    expect(page.get_by_role("heading", name="Do the people who support you")).to_be_visible()


def test_right_to_left_page_mirrors_and_fits(page, house):
    begin(page, house.at)
    page.get_by_role("button", name="Ways to read").click()
    choose(page, "اردو")
    page.locator("main .button--primary").click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.set_viewport_size({"width": 320, "height": 640})
    box = page.locator(".choice__input").first.bounding_box()
    card = page.locator(".choice__card").first.bounding_box()
    assert box["x"] < card["x"] + card["width"] / 2
    wider = "document.scrollingElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wider) <= 0


def test_page_prints_black_on_white_with_its_code_whatever_was_chosen(page, house):
    from tests.functional.pages import sent

    page.goto("/ways/")
    change(page, "Dark page")
    sent(page, house)

    page.emulate_media(media="print")

    expect(page.locator(".receipt-code__code")).to_be_visible()
    expect(page.get_by_role("link", name="Get help now")).not_to_be_visible()
    expect(page.get_by_role("link", name="Ways to read")).not_to_be_visible()
    expect(page.locator(".read-aloud")).not_to_be_visible()
    colour = "tag => getComputedStyle(document.querySelector(tag))"
    assert page.evaluate(f"({colour})('main').color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"({colour})('main a').color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"({colour})('html').backgroundColor") == "rgb(255, 255, 255)"


def test_device_that_asks_for_more_contrast_gets_it(page, house):
    page.emulate_media(contrast="more")

    page.goto(house.at)

    ink = "getComputedStyle(document.querySelector('main')).color"
    assert page.evaluate(ink) == "rgb(0, 0, 0)"
