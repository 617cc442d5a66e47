"""What a person does on each page: find the words, press, look."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

ANSWERS = {
    "together": "no",
    "together-more": "A new face every day.",
    "how-long": "long",
    "what-help": ["washing", "cooking"],
    "better": "dont_know",
}
CODE = ".receipt-code__code [aria-hidden]"


def choose(page: Page, *labels: str) -> None:
    """Press the cards that start with these words."""
    for label in labels:
        page.locator("label.choice__card").filter(has_text=label).first.click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Next", exact=True).click()


def begin(page: Page, at: str, how: str = "Start in easy read", *ticks: str) -> None:
    """Read, agree, say who answers; end at the first question."""
    page.goto(at)
    page.get_by_role("link", name=how).click()
    choose(page, "You can keep my answers", *ticks)
    go_on(page)
    choose(page, "Me, about my own care")
    go_on(page)
    choose(page, "Someone reads the questions to me")
    go_on(page)
    choose(page, "Family or a friend")
    go_on(page)
    if how == "Start in easy read":
        page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_text("Question 1 of 5")).to_be_visible()


def answer_all(page: Page, then: str = "Check your answers") -> None:
    """Answer every question as in `ANSWERS`; end at the page that comes `then`."""
    choose(page, "No")
    go_on(page)
    page.get_by_role("textbox").fill("A new face every day.")
    go_on(page)
    choose(page, "Longer")
    go_on(page)
    choose(page, "Washing", "Cooking")
    go_on(page)
    go_on(page)
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_role("heading", name=then)).to_be_visible()


def send(page: Page) -> str:
    """Send, and return the code on the receipt."""
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    return page.locator(CODE).inner_text()


PRIMARY = "main .button--primary"
SKIP = "main [name='do'][value='skip']"
# The road to the check page by places on each page, never by words: it holds in every language.
ROAD = [
    ["label[for='keep']", PRIMARY],
    ["label[for='choice-me']", PRIMARY],
    ["label[for='choice-alone']", PRIMARY],
    [SKIP],
    ["label[for='choice-no']", PRIMARY],
    ["textarea", PRIMARY],
    ["label[for='choice-long']", PRIMARY],
    ["label[for='choice-washing']", "label[for='choice-cooking']", PRIMARY],
    [PRIMARY],
    ["main [name='choice'][value='dont_know']"],
]
Look = Callable[[Page], None]


def nothing(page: Page) -> None:
    """Look at nothing."""


def press(page: Page, selector: str = PRIMARY) -> None:
    """Press what leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def answer_by_place(page: Page, at: str, look: Look = nothing, *, read: str = "easy_read") -> None:
    """Answer all questions as in `ANSWERS`; look at every page twice, as it came and answered.

    Ends at the page that comes after the last question.
    """
    page.goto(at)
    look(page)
    press(page, f"main a[href*='read={read}']")
    for *answers, onwards in ROAD:
        if onwards == SKIP and read == "standard":
            continue
        look(page)
        for answer in answers:
            _answer(page.locator(answer))
        look(page)
        press(page, onwards)
    look(page)


def _answer(field: Locator) -> None:
    tag = field.evaluate("field => field.tagName")
    field.fill(ANSWERS["together-more"]) if tag == "TEXTAREA" else field.click()


def send_by_place(page: Page, look: Look = nothing) -> str:
    """Send from the check page, and return the code on the receipt."""
    press(page)
    look(page)
    return page.locator(CODE).inner_text()
