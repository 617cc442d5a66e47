"""After the check page, or before it: sending, stopping, and leaving nothing behind."""

from playwright.sync_api import Page, expect

from tests.functional.house import House
from tests.functional.pages.asking import check, question
from tests.functional.pages.road import Road
from tests.functional.walk import answer_all, begin, choose, go_on, send


def sent(page: Page, house: House) -> None:
    begin(page, house.at, "Start in easy read", "You can contact me")
    answer_all(page)
    send(page)


def refused(page: Page, house: House) -> None:
    question(1)(page, house)
    other = page.context.new_page()
    other.goto(f"{house.at}check/")
    send(other)
    other.close()
    choose(page, "Yes")
    go_on(page)
    expect(page.get_by_role("heading", name="This was not saved")).to_be_visible()


def later(page: Page, house: House) -> None:
    question(1)(page, house)
    page.get_by_role("button", name="Stop and come back later").click()
    expect(page.get_by_role("heading", name="Come back when you like")).to_be_visible()


def later_asked(page: Page, house: House) -> None:
    question(1)(page, house)
    page.goto(f"{house.at}later/")
    expect(page.get_by_role("button", name="Give me a code")).to_be_visible()


def clear_asked(page: Page, house: House) -> None:
    check(page, house)
    page.get_by_role("button", name="Finish and clear my answers from this device").click()
    expect(page.get_by_role("button", name="Keep my answers with a code")).to_be_visible()


def clear_kept(page: Page, house: House) -> None:
    later(page, house)
    page.get_by_role("link", name="I want to delete my answers").click()
    expect(page.get_by_role("heading", name="Clear my answers from this device")).to_be_visible()


def cleared(page: Page, house: House) -> None:
    sent(page, house)
    page.get_by_role("button", name="Finish and clear my answers from this device").click()
    expect(
        page.get_by_role("heading", name="Your answers are cleared from this device")
    ).to_be_visible()


PAGES: dict[str, Road] = {
    "sent": sent,
    "too late": refused,
    "later": later,
    "later asked": later_asked,
    "clear asked": clear_asked,
    "clear kept": clear_kept,
    "cleared": cleared,
}
