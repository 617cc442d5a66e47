"""Paper forms in a real browser: three typed in and one checked, by keyboard alone."""

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import BrowserContext, Page, expect

from surveys.models import PaperBatch, PaperForm, Response
from tests.factories.cms import PASSWORD
from tests.factories.paper import make_typist
from tests.functional.faults import check, keep_pictures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.browser_context_args(viewport={"width": 1280, "height": 900}),
]
AT = "/paper/cheshire-east/"
# What each press of a key means: the boxes of the form from the top, "0" for an empty one.
WHO = "110"


@pytest.fixture(scope="session")
def typists(house, django_db_blocker):
    """Two supporters: one types, the other checks."""
    with django_db_blocker.unblock():
        return [make_typist(house.council, name) for name in ("ann", "bob")]


@pytest.fixture
def no_batches(house, typists):
    """Nothing typed in by another story."""
    with scope(council=house.council):
        PaperBatch.objects.all().delete()


def sign_in(page: Page, name: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(f"{name}@cheshire-east.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def start_batch(page: Page, house) -> None:
    """Scan the square of a form, then say when and where, by keyboard."""
    page.goto(f"{AT}new/")
    # The first letters are lost where they are typed before the cursor stands in the box.
    expect(page.locator("#scan")).to_be_focused()
    page.keyboard.type(f"http://localhost{house.at}?version=1&wording=easy_read")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The square was read.")).to_be_visible()
    expect(page.locator("#id_given_on")).to_be_focused()
    # In which order a day is typed depends on the machine's language, not on the page's.
    page.locator("#id_given_on").fill(f"{timezone.localdate():%Y-%m-%d}")
    focus(page, page.locator("#id_place"))
    page.keyboard.type("Day centre, High Street")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Form 1", exact=True)).to_be_visible()


def type_form(page: Page, *, together: str = "1", words: str = "They come late.") -> None:
    """Type one easy-read form without lifting the hands; the cursor stands in its first box."""
    expect(page.locator("#agree-1")).to_be_focused()
    # Shown once the keys work.
    expect(page.get_by_text("Type the figure or letter of a box.")).to_be_visible()
    page.keyboard.type("123")
    page.keyboard.press("Enter")
    expect(page.locator("#language")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type(WHO)
    page.keyboard.type(together)
    page.keyboard.type("1")
    expect(page.locator("#q2-text")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.keyboard.type("0")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def stored(house) -> list[dict]:
    with scope(council=house.council):
        forms = PaperForm.objects.select_related("response").order_by("number")
        return [house.said(form.response) for form in forms]


def test_three_forms_are_typed_and_one_is_checked_by_keyboard_alone(
    page: Page, house, typists, no_batches, new_context, server
):
    sign_in(page, "ann")
    start_batch(page, house)
    for number, together in enumerate("132", start=1):
        type_form(page, together=together, words=f"They come late, {number}.")
        expect(page.get_by_text(f"Form {number} is saved.")).to_be_visible()
        expect(page.get_by_role("heading", name=f"Form {number + 1}", exact=True)).to_be_visible()

    assert stored(house) == [
        {
            "together": together,
            "together-more": f"They come late, {number}.",
            "how-long": "long",
            "what-help": ["washing", "cooking"],
            "better": "skipped",
        }
        for number, together in enumerate(("yes", "no", "sometimes"), start=1)
    ]
    batch_page = page.url.split("form/")[0]
    page.goto(batch_page)
    press(page, page.get_by_role("button", name="Close the batch"))

    other = new_context()
    _check_one(other, house, batch_page)


def _check_one(context: BrowserContext, house, batch_page: str) -> None:
    page = context.new_page()
    sign_in(page, "bob")
    page.goto(batch_page)
    press(page, page.get_by_role("link", name="Type form 2 again"))
    expect(page.get_by_text("They come late")).to_have_count(0)
    type_form(page, together="2", words="They come late, 2.")
    expect(page.get_by_role("heading", name="Settle form 2")).to_be_visible()
    second = page.get_by_role("radio", name="Second typing")
    focus(page, page.get_by_role("radio", name="First typing"))
    page.keyboard.press("ArrowDown")
    expect(second).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("The writing")
    press(page, page.get_by_role("button", name="Keep what the paper says"))
    expect(page.get_by_text("Form 2 is settled.")).to_be_visible()

    assert stored(house)[1]["together"] == "sometimes"
    with scope(council=house.council):
        assert Response.objects.filter(mode="paper").count() == 3


def focus(page: Page, target) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never reaches it")


def press(page: Page, target) -> None:
    """Go to a button or a link by keyboard, and press it."""
    focus(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_enter_goes_to_the_box_that_is_chosen(page: Page, house, typists, no_batches, server):
    sign_in(page, "ann")
    start_batch(page, house)
    expect(page.get_by_text("Type the figure or letter of a box.")).to_be_visible()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator("#language")).to_be_focused()

    page.keyboard.press("Shift+Enter")

    expect(page.locator("#agree-2")).to_be_focused()


def test_typing_works_without_our_script(house, typists, no_batches, new_context, server):
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "ann")
    page.goto(f"{AT}new/")
    page.get_by_label("Day the answers were given").fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_label("Place").fill("Day centre")
    page.get_by_label("Survey and version").select_option(
        label="Care at Home, version 1 (care-at-home)"
    )
    page.get_by_role("button", name="Start typing").click()
    for box in ("agree-1", "who-1", "help-1", "helper-0", "q1-1", "q2-0", "q3-1", "q4-0", "q6-0"):
        page.locator(f"#{box}").check()
    page.get_by_role("button", name="Save this form").click()

    expect(page.get_by_text("Form 1 is saved.")).to_be_visible()
    assert stored(house)[0]["together"] == "yes"


def test_pages_have_no_fault_for_axe_and_fit_at_400_percent(
    page: Page, house, typists, no_batches, new_context, server
):
    sign_in(page, "ann")
    page.goto(AT)
    _look(page, "batches, none")
    start_batch(page, house)
    _look(page, "form")
    type_form(page)
    _look(page, "form, after one")
    page.get_by_role("button", name="Save this form").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    _look(page, "form, with errors")
    batch_page = page.url.split("form/")[0]
    page.goto(batch_page)
    _look(page, "batch, open")
    page.get_by_role("button", name="Close the batch").click()
    page.goto(f"{AT}new/")
    _look(page, "new batch")

    other = new_context().new_page()
    sign_in(other, "bob")
    other.goto(f"{batch_page}forms/1/again/")
    _look(other, "form again")
    type_form(other, together="3", words="They came.")
    _look(other, "settle")
    other.goto(batch_page)
    _look(other, "batch, to settle")
    other.goto(AT)
    _look(other, "batches")


def _look(page: Page, name: str) -> None:
    keep_pictures(page, f"typing {name}")
    check(page, name)
    page.set_viewport_size({"width": 1280, "height": 900})
