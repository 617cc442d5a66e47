"""A person is led by their answers, changes their mind, and loses nothing unasked."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.pages.asking import dropped
from tests.functional.walk import begin, choose, go_on, send

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def browser_context_args(browser_context_args, request):
    return {**browser_context_args, "java_script_enabled": request.param}


def test_person_changes_an_answer_and_sends_only_what_is_asked(page: Page, house, before):
    dropped(page, house)
    expect(page.get_by_text("It is busy.")).to_be_visible()
    expect(page.get_by_text("Kitchen", exact=True)).to_be_visible()

    page.get_by_role("button", name="Change it and take these out").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    send(page)

    assert house.said(house.responses()[-1]) == {"where": "own"}
    assert len(house.responses()) == len(before) + 1


def test_person_keeps_their_answer_as_it_was(page: Page, house):
    dropped(page, house)

    page.get_by_role("link", name="Keep my answer as it was").click()

    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(page.get_by_text("It is busy.")).to_be_visible()
    expect(page.get_by_text("In a shared home")).to_be_visible()


def test_keyboard_alone_answers_a_part_and_goes_on(page: Page, house):
    begin(page, house.at_branches)
    page.get_by_role("radio", name="Yes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Do you stay in control?")).to_be_visible()
    choose(page, "No")
    go_on(page)
    expect(page.get_by_text("We asked: Can you plan your care?")).to_be_visible()
