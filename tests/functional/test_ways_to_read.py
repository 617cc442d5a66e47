"""Somebody changes how they read in the middle of a survey, and nothing they wrote is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.walk import begin, choose, go_on

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]


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


@pytest.mark.parametrize("scripts", [True, False])
def test_ticks_are_kept_before_anything_may_be_stored(new_context, house, before, scripts):
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{house.at}agree/?read=easy_read")
    choose(page, "You can keep my answers", "You can show my words to others")

    page.get_by_role("button", name="Ways to read").click()
    change(page, "Large print")

    expect(page.locator("#keep")).to_be_checked()
    expect(page.locator("#quote")).to_be_checked()
    expect(page.locator("#theme")).not_to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    assert house.responses() == before


def test_words_for_the_safeguarding_team_are_kept_on_the_way_and_back(page, house):
    page.goto(f"{house.at}safe/")
    words = page.get_by_label("What do you want to tell them?")
    words.fill("He hits me.\nEvery day.")

    page.get_by_role("button", name="Ways to read").click()
    expect(page.get_by_role("heading", name="Ways to read")).to_be_visible()
    page.get_by_role("button", name="Back").click()

    expect(words).to_have_value("He hits me.\nEvery day.")


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


LINKS = """() => [...document.querySelectorAll(".language-links a")].map(link => {
    const {left, right, top, bottom} = link.getBoundingClientRect();
    return {name: link.innerText.split("\\n")[0], language: [link.lang, link.dir],
        edges: [left, right].map(Math.round), high: bottom - top};
})"""


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["en-gb", "ur"])
def test_languages_stand_in_two_columns_on_a_phone_each_large_enough_to_touch(
    page, house, width, language
):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{house.at}?language={language}")

    links = page.evaluate(LINKS)

    columns = {tuple(link["edges"]) for link in links}
    assert len(links) == 6
    assert len(columns) == 2
    assert all(right - left >= 44 for left, right in columns)
    assert all(link["high"] >= 44 for link in links)
    said = {link["name"]: link["language"] for link in links}
    assert said["Polski"] == ["pl", "ltr"]
    assert said["فارسی"] == ["fa", "rtl"]


def test_page_prints_black_on_white_with_its_code_whatever_was_chosen(page, house):
    from tests.functional.pages.leaving import sent

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
