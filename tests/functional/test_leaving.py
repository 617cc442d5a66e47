"""A person stops on one device, goes on at another, and leaves nothing on either."""

import pytest
from playwright.sync_api import Error, Page, expect

from tests.functional.walk import answer_all, begin, choose, go_on, send

pytestmark = [pytest.mark.browser, pytest.mark.looks]

CODE = ".receipt-code__code [aria-hidden]"
WORDS = "A new face every day."
# Everything a page could keep on a device, besides cookies.
STORED = """async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
    history.state,
]"""


def stop(page: Page, at: str) -> str:
    """Answer a question, write some words, stop there; return the code."""
    begin(page, at)
    choose(page, "Sometimes")
    go_on(page)
    page.get_by_role("textbox").fill(WORDS)
    page.get_by_role("button", name="Stop and come back later").click()
    expect(page.get_by_role("heading", name="Come back when you like")).to_be_visible()
    return page.locator(CODE).inner_text()


def use(page: Page, code: str) -> None:
    page.goto("/code/")
    page.get_by_label("Type your code").fill(code)
    page.get_by_role("button", name="Use my code").click()


def clear(page: Page) -> None:
    page.get_by_role("button", name="Finish and clear my answers from this device").click()
    expect(
        page.get_by_role("heading", name="Your answers are cleared from this device")
    ).to_be_visible()


def expect_nothing_left(page: Page) -> None:
    """No cookie, nothing stored, and no way back to anything of theirs."""
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == [0, 0, 0, 0, 0, None]
    for _ in range(8):
        page.go_back()
        expect(page.get_by_role("heading").first).to_be_visible()
        shown = page.locator("main").inner_text()
        typed = page.locator("textarea").all()
        assert WORDS not in shown
        assert not page.locator(CODE).count()
        assert not page.locator("input:checked").count()
        assert WORDS not in [field.input_value() for field in typed]
        if page.url == "about:blank":
            return


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_person_stops_here_and_goes_on_elsewhere(page: Page, new_context, house, before, scripts):
    code = stop(page, house.at)
    elsewhere = new_context(java_script_enabled=scripts).new_page()

    use(elsewhere, code.lower().replace("-", " "))
    expect(elsewhere.get_by_text("Question 3 of 5")).to_be_visible()
    elsewhere.get_by_role("link", name="Back").click()

    expect(elsewhere.get_by_role("textbox")).to_have_value(WORDS)


def test_scanned_square_asks_before_it_opens_anything(page: Page, house):
    code = stop(page, house.at)
    page.context.clear_cookies()

    page.goto(f"/code/?code={code}")
    expect(page.get_by_label("Type your code")).to_have_value(code)
    assert "answers" not in {cookie["name"] for cookie in page.context.cookies()}
    page.get_by_role("button", name="Use my code").click()

    expect(page.get_by_text("Question 3 of 5")).to_be_visible()


def test_nothing_is_left_of_a_draft_that_was_kept(page: Page, house, before):
    code = stop(page, house.at)
    page.goto(f"{house.at}q/2/")
    page.go_back()

    clear(page)

    expect_nothing_left(page)
    use(page, code)
    expect(page.get_by_text("Question 3 of 5")).to_be_visible()


def test_nothing_is_left_of_answers_that_were_sent(page: Page, house):
    begin(page, house.at)
    answer_all(page)
    send(page)

    clear(page)

    expect_nothing_left(page)


def test_nothing_is_left_of_answers_that_a_code_showed(page: Page, house):
    begin(page, house.at)
    answer_all(page)
    typed = send(page)
    use(page, typed)
    expect(page.get_by_text(WORDS)).to_be_visible()

    clear(page)

    # A page that a form was sent for is not shown again. Its form cannot be sent again either:
    # the cookie it needs is gone.
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    assert page.context.cookies() == []
    next_tab = page.context.new_page()
    next_tab.goto("/code/")
    expect(next_tab.get_by_label("Type your code")).to_have_value("")


def test_next_person_at_this_device_finds_no_tick_and_no_word_of_the_last(page: Page, house):
    begin(page, house.at)
    choose(page, "Sometimes")
    go_on(page)
    page.get_by_role("textbox").fill("Words that were never saved.")
    page.goto(f"{house.at}clear/")
    page.get_by_role("button", name="Delete my answers").click()
    expect(
        page.get_by_role("heading", name="Your answers are cleared from this device")
    ).to_be_visible()
    begin(page, house.at)

    for _ in range(14):
        page.go_back()
        expect(page.get_by_role("heading").first).to_be_visible()
        if page.url.endswith("/q/2/"):
            break

    assert page.url.endswith("/q/2/")
    expect(page.get_by_role("textbox")).to_have_value("")


def test_draft_without_a_code_is_never_lost_unasked(page: Page, house, before):
    begin(page, house.at)
    answer_all(page)

    page.get_by_role("button", name="Finish and clear my answers from this device").click()
    expect(page.get_by_role("heading", name="What shall we do with your answers?")).to_be_visible()
    page.get_by_role("button", name="Delete my answers").click()

    expect(
        page.get_by_role("heading", name="Your answers are cleared from this device")
    ).to_be_visible()
    expect_nothing_left(page)
    assert house.responses() == before


def test_person_changes_what_they_sent(page: Page, house, before):
    begin(page, house.at)
    answer_all(page)
    old = send(page)

    use(page, old)
    page.get_by_role("button", name="Change my answers").click()
    page.get_by_role("link", name="Change your answer to: Do the people").click()
    choose(page, "Yes")
    page.get_by_role("button", name="Save").click()
    new = send(page)

    expect(page.get_by_text("Your old code does not work now.")).to_be_visible()
    assert new != old
    states = [response.state for response in house.responses() if response not in before]
    assert states == ["withdrawn", "sent"]
    use(page, old)
    expect(page.get_by_role("heading", name="You changed these answers")).to_be_visible()
