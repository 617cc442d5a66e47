"""What a person does on each page: find the words, press, look."""

from playwright.sync_api import Page, expect

ANSWERS = {
    "together": "no",
    "together-more": "A new face every day.",
    "how-long": "long",
    "what-help": ["washing", "cooking"],
    "better": "dont_know",
}


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
    return page.locator(".receipt-code__code [aria-hidden]").inner_text()
