"""A supporter and a person, each at a device of their own, and no script at either."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.cms import PASSWORD
from tests.functional.conftest import PATIENCE, PHONE
from tests.functional.faults import check, check_looks
from tests.functional.keyboard import press, tab_to
from tests.functional.sessions.people import LAPTOP
from tests.functional.walk import begin, choose, go_on

pytestmark = [pytest.mark.browser, pytest.mark.looks]

WORDS = "It is a different person every day."
SECRET = "They come late and"
AGAIN = "Look again"


@pytest.fixture
def device(browser: Browser, server, db) -> Iterator:
    """Give browsers with nothing in them, of people who do not know of each other."""
    contexts = []

    def give(viewport: dict, script: bool = False) -> Page:
        context = browser.new_context(
            base_url=server.url, viewport=viewport, locale="en-GB", java_script_enabled=script
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield give
    for context in contexts:
        context.close()


@pytest.fixture
def session(start):
    return start()


def sit_down(page: Page, session) -> Page:
    """Sign in as the supporter of a session, and open its page."""
    page.goto(f"/sessions/cheshire-east/{session.pk}/")
    page.get_by_label("Email address").fill(session.supporter.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def join(page: Page, code: str, *answers: str) -> Page:
    """Type the code, say yes to help, and answer the three things."""
    page.goto("/join/")
    page.get_by_role("textbox").fill(code)
    go_on(page)
    page.get_by_role("button", name="Yes, get help").click()
    for answer in answers:
        page.get_by_role("button", name=answer, exact=True).click()
    return page


def switch(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()


def test_two_people_without_scripts(device, session, house):
    laptop = sit_down(device(LAPTOP), session)
    expect(laptop.get_by_text("Nobody has joined yet")).to_be_visible()

    # Joined, and yes to nothing: nothing is seen.
    phone = join(device(PHONE), session.code, "No", "No", "No")
    begin(phone, house.at)
    choose(phone, "No")
    go_on(phone)
    laptop.reload()
    expect(laptop.get_by_text("They do not show you where they are.")).to_be_visible()

    # Shown: the place first, the words with the second yes.
    switch(phone, "They can see which question I am on No Press to show")
    laptop.reload()
    expect(laptop.get_by_text("They are on question 2", exact=True)).to_be_visible()
    expect(laptop.get_by_text("Answers are hidden.")).to_be_visible()
    phone.get_by_role("textbox").fill(SECRET)
    switch(phone, "They can see my answers No Press to show")
    laptop.reload()
    expect(laptop.get_by_text(SECRET)).to_be_visible()

    # Hidden in the middle of a sentence, which is all there.
    phone.get_by_role("textbox").fill(f"{SECRET} they go early")
    switch(phone, "They can see my answers Yes Press to hide")
    expect(phone.get_by_role("textbox")).to_have_value(f"{SECRET} they go early")
    laptop.reload()
    assert SECRET not in laptop.content()

    # Suggested, refused, suggested again and taken.
    expect(laptop.get_by_role("link", name="Suggest words")).to_have_count(0)
    switch(phone, "They can write for me No Press to allow")
    for words in ("They are never late.", WORDS):
        laptop.reload()
        laptop.get_by_role("link", name="Suggest words").click()
        laptop.get_by_role("textbox").fill(words)
        laptop.get_by_role("button", name="Suggest these words").click()
        expect(laptop.get_by_text("Waiting for them to say yes or no.")).to_be_visible()
        switch(phone, "Look for something new")
        expect(phone.get_by_text(words)).to_be_visible()
        switch(phone, "Use these words" if words == WORDS else "No thank you")
    expect(phone.get_by_role("textbox")).to_have_value(f"{SECRET} they go early\n{WORDS}")

    # Paused, and ended after being asked; the words go on without anybody.
    switch(phone, "Pause")
    laptop.reload()
    expect(laptop.get_by_text("They have paused the help.")).to_be_visible()
    switch(phone, "End the help")
    switch(phone, "Yes, end the help")
    expect(phone.get_by_text("The help has ended. You can go on alone.")).to_be_visible()
    expect(phone.get_by_role("textbox")).to_have_value(f"{SECRET} they go early\n{WORDS}")
    laptop.reload()
    expect(laptop.get_by_text("The help has ended.")).to_be_visible()


def test_person_joins_and_hides_by_keyboard(device, session, house):
    phone = device(PHONE)
    phone.goto("/join/")
    tab_to(phone, "#code")
    phone.keyboard.type(session.code)
    press(phone)
    press(phone)
    press(phone, "[value='help.yes.may_see_place']")
    press(phone, "[value='help.no.may_see_answers']")
    press(phone, "[value='help.no.may_write']")
    begin(phone, house.at)
    choose(phone, "No")
    go_on(phone)

    tab_to(phone, "#text")
    phone.keyboard.type(SECRET)
    phone.keyboard.press("Shift+Tab")
    with phone.expect_navigation():
        phone.locator("[value='help.no.may_see_place']").press("Enter")

    expect(
        phone.get_by_role("button", name="They can see which question I am on No")
    ).to_be_visible()
    expect(phone.get_by_role("textbox")).to_have_value(SECRET)


def test_enter_in_a_field_still_means_next(device, session, house):
    phone = join(device(PHONE), session.code, "Yes", "Yes", "Yes")
    begin(phone, house.at)

    tab_to(phone, "#choice-yes")
    phone.keyboard.press("Space")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")

    expect(phone.get_by_text("Question 2 of 5")).to_be_visible()
    expect(
        phone.get_by_role("button", name="They can see which question I am on Yes")
    ).to_be_visible()


def test_every_page_of_the_person_is_accessible(device, session, house):
    laptop, phone = sit_down(device(LAPTOP), session), device(PHONE, script=True)
    phone.goto("/join/")
    phone.get_by_role("textbox").fill("AAAAAA")
    go_on(phone)
    check(phone)
    phone.get_by_role("textbox").fill(session.code)
    go_on(phone)
    check(phone)
    phone.get_by_role("button", name="Yes, get help").click()
    for _ in range(3):
        check(phone)
        phone.get_by_role("button", name="Yes", exact=True).click()
    check(phone)
    begin(phone, house.at)
    laptop.reload()
    laptop.get_by_role("button", name="Sometimes").click()
    phone.reload()
    expect(phone.get_by_text("Your supporter points here:")).to_be_visible()
    check_looks(phone)
    phone.goto(f"{house.at}q/2/")
    laptop.reload()
    laptop.get_by_role("link", name="Suggest words").click()
    laptop.get_by_role("textbox").fill(WORDS)
    laptop.get_by_role("button", name="Suggest these words").click()
    phone.reload()
    expect(phone.get_by_text(WORDS)).to_be_visible()
    check(phone)
    phone.locator("[value='help.pause']").click()
    expect(phone.get_by_text("You have paused the help")).to_be_visible()
    check(phone)
    phone.locator("[value='help.end']").click()
    expect(phone.get_by_text("Are you sure?")).to_be_visible()
    check(phone)
    phone.get_by_role("button", name="Yes, end the help").click()
    expect(phone.get_by_text("The help has ended. You can go on alone.")).to_be_visible()
    check(phone)


def test_every_page_of_the_supporter_is_accessible(device, session, house):
    laptop, phone = sit_down(device(LAPTOP, script=True), session), device(PHONE)
    check(laptop)
    laptop.goto("/sessions/cheshire-east/")
    check(laptop)
    join(phone, session.code, "Yes", "Yes", "Yes")
    begin(phone, house.at)
    phone.goto(f"{house.at}q/2/")
    laptop.goto(f"/sessions/cheshire-east/{session.pk}/")
    check(laptop)
    laptop.get_by_role("link", name="Suggest words").click()
    check(laptop)
    laptop.get_by_role("textbox").fill(" ")
    laptop.get_by_role("button", name="Suggest these words").click()
    expect(laptop.get_by_role("heading", name="There is a problem")).to_be_visible()
    check(laptop)
    laptop.get_by_role("textbox").fill(WORDS)
    laptop.get_by_role("button", name="Suggest these words").click()
    expect(laptop.get_by_text("Waiting for them to say yes or no.")).to_be_visible()
    check(laptop)
    laptop.get_by_role("link", name="End the session").click()
    check(laptop)
    laptop.get_by_role("button", name="Yes, end it").click()
    expect(laptop.get_by_text("This session has ended.")).to_be_visible()
    check(laptop)
