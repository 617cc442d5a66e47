"""What the person with the tablet sees and does, and what nobody after them sees."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.functional.faults import check
from tests.functional.keyboard import tab_to
from tests.functional.offline.tablet import PASSPHRASE, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]


# What a browser does when the disk is full.
FULL = """() => {
  const { put, add } = IDBObjectStore.prototype;
  window.usual = { put, add };
  IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
    throw new DOMException("No room", "QuotaExceededError");
  };
}"""
ROOM_AGAIN = "() => Object.assign(IDBObjectStore.prototype, window.usual)"


@pytest.fixture
def handed(tablet, house, line):
    """The tablet in the hands of a person, without a network."""
    tablet.prepare(house.survey.slug)
    line.cut()
    tablet.hand_over()
    return tablet


def go(page: Page, *fields: str, press: str = ".button--primary") -> None:
    """Fill in what is there, press, and wait for the next page."""
    here = page.url
    for field in fields:
        page.locator(f"main label[for={field}]").click()
    page.locator(f"main {press}").first.click()
    page.wait_for_function("from => location.href !== from", arg=here)


def to_first_question(page: Page) -> None:
    go(page, press="a[href*='read=easy_read']")
    go(page, "keep")
    go(page, "choice-me")
    go(page, "choice-alone")
    go(page, press="[value=skip]")


def test_no_page_of_a_person_has_a_fault(handed):
    page = handed.page
    check(page)
    go(page, press="a[href*='read=easy_read']")
    page.locator("main .button--primary").click()
    expect(page.get_by_role("alert")).to_contain_text("Please tick “You can keep my answers”.")
    check(page)
    for fields in (["keep", "contact"], ["choice-me"], ["choice-read_to"], ["choice-family"], []):
        go(page, *fields)
        check(page)
    go(page)
    for fields in (["choice-no"], [], ["choice-long"], ["choice-washing"], []):
        check(page)
        go(page, *fields)
    go(page, press="[value=dont_know]")
    check(page)
    for link, heading in (("Ways to read", "Ways to read"), ("Stop, and give", "Do you want")):
        page.get_by_text(link).first.click()
        handed.heading(heading)
        check(page)
        page.go_back()
        handed.heading("Check your answers")
    page.get_by_role("link", name="I do not feel safe").click()
    handed.heading("You do not feel safe.")
    check(page)
    page.get_by_role("link", name="Go back to the survey").click()
    go(page, press="form[action='#/send'] .button--primary")
    handed.heading("Thank you.")
    check(page)
    page.get_by_label("How can we reach you?").fill("07700 900123")
    page.get_by_role("button", name="Send this to the council").click()
    expect(page.get_by_text("We have your phone number or email.")).to_be_visible()
    handed.give_back()
    assert [record["state"] for record in handed.records()] == ["waiting"]


def test_nothing_is_kept_before_somebody_agrees(handed):
    page = handed.page
    go(page, press="a[href*='read=standard']")
    page.locator("main .button--primary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert handed.records() == []
    go(page, "keep")

    assert len(handed.records()) == 1


def test_whoever_is_under_18_leaves_nothing_and_finds_help(handed):
    page = handed.page
    go(page, press="a[href*='read=easy_read']")
    go(page, "keep")

    page.get_by_role("button", name="I am under 18").click()

    handed.heading("This survey is for adults")
    expect(page.get_by_text("0800 1111")).to_be_visible()
    check(page)
    assert handed.records() == []


def test_under_18_on_the_start_page_leaves_nothing_either(handed):
    page = handed.page
    go(page, press="a[href*='read=easy_read']")
    go(page, "keep")
    assert len(handed.records()) == 1
    page.go_back()
    page.go_back()

    page.get_by_role("link", name="I am under 18").click()

    handed.heading("This survey is for adults")
    assert handed.records() == []


def test_check_page_shows_what_was_said_and_each_can_be_changed(handed):
    page = handed.page
    to_first_question(page)
    for fields in (["choice-no"], [], ["choice-long"], ["choice-washing", "choice-cooking"], []):
        go(page, *fields)
    go(page, press="[value=dont_know]")

    rows = page.locator(".summary-list__answer").all_inner_texts()

    assert rows[:5] == [
        "No",
        "You did not answer this.",
        "Longer",
        "Washing\nCooking",
        "I don’t know",
    ]
    assert rows[5:] == [
        "Me, about my own care",
        "No, I answer on my own",
        "You can keep my answers",
    ]
    page.locator("a[href='#/question/1?return=check']").click()
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    expect(page.get_by_text("Question 1 of 5")).to_be_visible()
    go(page, "choice-sometimes")
    assert page.locator(".summary-list__answer").first.inner_text() == "Sometimes"


def test_next_person_and_the_way_back_show_nothing_of_the_one_before(handed):
    page = handed.page
    handed.answer(1)
    handed.give_back()
    for _ in range(8):
        page.go_back()
        assert WORDS.format(number=1) not in page.locator("body").inner_text()
    handed.hand_over()
    page.go_back()
    page.go_forward()

    assert WORDS.format(number=1) not in page.content()
    page.goto(f"{handed.home}#/question/2")
    page.reload()
    handed.heading("This device is locked")


def test_way_back_never_says_that_open_answers_are_cleared(handed):
    page = handed.page
    handed.answer(1)
    handed.give_back()
    handed.hand_over()
    go(page, press="a[href*='read=easy_read']")
    go(page, "keep")
    for _ in range(8):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(
            "Your answers are cleared from this screen"
        )
        expect(page.get_by_role("link", name="I am the supporter")).to_have_count(0)


def test_somebody_goes_on_in_a_language_that_was_not_taken_along_again(tablet, house):
    tablet.prepare(house.survey.slug, languages=["ur"])
    tablet.hand_over()
    page = tablet.page
    page.locator("a[href='?language=ur']").click()
    to_first_question(page)
    page.locator("a[href='#/clear']").click()
    page.locator("[value=keep]").click()
    page.locator("a[href='#/supporter']").click()
    tablet.heading("Ready for the next person")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.keyboard.press("Enter")
    tablet.heading("What is on this device")
    tablet.press("Take surveys along")
    page.locator(f"label[for=survey-{house.survey.slug}]").click()
    tablet.press("Store on this device")
    expect(page.get_by_text("This device is ready.")).to_be_visible()

    page.get_by_role("button", name="Let them go on").click()

    expect(page.locator("html[lang=ur] #choice-no")).to_be_visible()


def test_somebody_stops_and_goes_on_another_day_where_they_were(handed, house, line, before):
    page = handed.page
    to_first_question(page)
    go(page, "choice-sometimes")
    page.locator("textarea").fill(WORDS.format(number=7))
    go(page)
    page.get_by_role("link", name="Stop, and give the device back").click()
    handed.press("Stop. Keep my answers for later")
    handed.heading("Your answers are cleared from this screen")
    handed.close()
    handed.open()
    handed.page.goto(handed.home)
    handed.unlock()

    handed.page.get_by_role("button", name="Let them go on").click()

    expect(handed.page.get_by_text("Question 3 of 5")).to_be_visible()
    handed.page.get_by_role("link", name="Back", exact=True).click()
    expect(handed.page.locator("textarea")).to_have_value(WORDS.format(number=7))
    expect(handed.page.get_by_text("You said: Sometimes")).to_be_visible()
    handed.page.get_by_role("link", name="Stop, and give the device back").click()
    handed.press("Stop. Delete my answers")
    assert handed.records() == []


def test_device_that_fills_up_in_the_middle_keeps_what_was_typed(handed):
    page = handed.page
    to_first_question(page)
    go(page, "choice-no")
    page.evaluate(FULL)
    page.locator("textarea").fill("W" * 9_000)

    page.locator("main .button--primary").click()

    expect(page.get_by_role("alert")).to_contain_text("This device is full.")
    assert page.locator("textarea").input_value() == "W" * 9_000
    page.evaluate(ROOM_AGAIN)
    go(page)
    expect(page.get_by_text("Question 3 of 5")).to_be_visible()


def test_full_device_says_so_at_the_first_page_and_at_the_last(handed):
    page = handed.page
    go(page, press="a[href*='read=easy_read']")
    page.locator("main label[for=keep]").click()
    page.evaluate(FULL)
    page.locator("main .button--primary").click()
    expect(page.get_by_role("alert")).to_contain_text("This device is full.")
    check(page)
    assert page.get_by_role("alert").get_by_role("link").get_attribute("href") == "#keep"
    page.evaluate(ROOM_AGAIN)
    go(page)
    go(page, "choice-me")
    go(page, "choice-alone")
    go(page, press="[value=skip]")
    for fields in (["choice-no"], [], [], [], []):
        go(page, *fields)
    go(page, press="[value=dont_know]")
    page.evaluate(FULL)

    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("alert")).to_contain_text("This device is full.")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(0)
    check(page)
    page.evaluate(ROOM_AGAIN)
    go(page, press="form[action='#/send'] .button--primary")
    handed.heading("Thank you.")


def press_key(page: Page, selector: str) -> None:
    here = page.url
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_function("from => location.href !== from", arg=here)


def test_everything_is_done_with_the_keyboard(handed, house, line, before):
    page = handed.page
    press_key(page, "a[href*='read=easy_read']")
    for box in ("#keep", "#choice-me", "#choice-alone"):
        tab_to(page, box)
        page.keyboard.press("Space")
        press_key(page, "main .button--primary")
    press_key(page, "[value=skip]")
    tab_to(page, "#choice-yes")
    page.keyboard.press("ArrowDown")
    press_key(page, "main .button--primary")
    tab_to(page, "#text")
    page.keyboard.type("A new face every day.")
    press_key(page, "main .button--primary")
    for _ in range(3):
        press_key(page, "main .button--primary")
    press_key(page, "[value=dont_know]")
    press_key(page, "form[action='#/send'] .button--primary")
    press_key(page, "a[href='#/gone']")
    press_key(page, "a[href='#/supporter']")
    handed.heading("Ready for the next person")
    tab_to(page, "#passphrase")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    handed.heading("What is on this device")
    line.mend()
    tab_to(page, "[data-act=send] button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 sent and deleted from this device.")).to_be_visible()
    response = house.only_new(before)
    with scope(council=house.council):
        assert house.said(response)["together"] == "sometimes"


def test_pages_are_read_in_another_language_and_larger(tablet, house, line, before):
    tablet.prepare(house.survey.slug, languages=["ur"])
    line.cut()
    tablet.hand_over()
    page = tablet.page
    page.locator("a[href='?language=ur']").click()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "ur",
        "rtl",
    ]
    page.locator("header a[href='/ways/']").click()
    page.locator("label[for=size-large]").click()
    page.locator("main .button--primary").click()
    expect(page.locator("html[data-size=large][lang=ur]")).to_have_count(1)
    check(page)
    to_first_question(page)
    check(page)
    page.locator("a[href='#/clear']").click()
    page.locator("[value=delete]").click()
    expect(page.locator("html[data-size=large]")).to_have_count(0)
