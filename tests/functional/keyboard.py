"""The walk through a survey with no mouse and no finger: Tab, the arrows, Space and Enter."""

from playwright.sync_api import Page, expect

from tests.functional.walk import ANSWERS, PRIMARY, SKIP


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what the selector names."""
    _press_until_on(page, selector, "Tab", times=40)


def tick(page: Page, selector: str) -> None:
    """Go to a box and tick it."""
    tab_to(page, selector)
    page.keyboard.press("Space")


def press(page: Page, selector: str = PRIMARY) -> None:
    """Press a button or link with Enter, the main one unless told, and wait for the next page."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_by_keyboard(
    page: Page, at: str, *, read: str = "easy_read", arrow: str = "ArrowDown"
) -> None:
    """Answer all questions as in `ANSWERS`, choosing with this arrow, and send them."""
    page.goto(at)
    press(page, f"a[href*='read={read}']")
    _agree_and_say_who(page)
    if read == "easy_read":
        press(page, SKIP)
    _move(page, "#choice-yes", "#choice-no", arrow)
    press(page)
    tab_to(page, "#text")
    page.keyboard.type(ANSWERS["together-more"])
    press(page)
    _move(page, "#choice-short", "#choice-long", arrow)
    press(page)
    tick(page, "#choice-washing")
    tick(page, "#choice-cooking")
    press(page)
    press(page)
    press(page, "[value='dont_know']")
    press(page)
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()


def _agree_and_say_who(page: Page) -> None:
    for box in ("#keep", "#choice-me", "#choice-alone"):
        tick(page, box)
        press(page)


def _move(page: Page, first: str, to: str, arrow: str) -> None:
    """Tab to the first answer, then go from one to the next, round the end if that is the way."""
    tab_to(page, first)
    _press_until_on(page, to, arrow, times=5)


def _press_until_on(page: Page, selector: str, key: str, *, times: int) -> None:
    for _ in range(times):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{key} never reaches {selector}")
