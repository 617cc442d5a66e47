"""A reviewer without a mouse: comments are accepted, and the next one is one Tab away."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from feedback.models import Comment
from tests.factories.cms import PASSWORD, make_member
from tests.factories.feedback import analysed
from tests.functional.keyboard import press
from tests.functional.test_every_page import check, keep_pictures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.browser_context_args(viewport={"width": 1280, "height": 900}),
]
EMAIL = "keys@cheshire-east.example.org"
LIST = "/review/cheshire-east/?state=waiting"
SAID = [
    "Opiekunka jest bardzo mila ale przychodzi za pozno wieczorem.",
    "The carers are kind and come on time, but nobody tells me who will come next.",
    "The carers are kind. They always listen to me.",
    "The carers are kind and they know me well.",
]


@pytest.fixture
def waiting(house, django_db_blocker):
    """The numbers of four comments that wait for a reviewer."""
    with django_db_blocker.unblock():
        make_member(house.council, "reviewer", email=EMAIL)
        return [analysed(house.survey, text).pk for text in SAID]


def test_reviewer_accepts_and_goes_on_with_keys_alone(page: Page, house, waiting):
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(LIST)
    keep_pictures(page, "review ticked before")

    for pk in waiting[2:]:
        page.locator(f"#tick-{pk}").focus()
        page.keyboard.press("Space")
    press(page, "button[form=ticked]")

    said = page.locator("#said")
    expect(said).to_be_focused()
    expect(said).to_contain_text("2 done")
    keep_pictures(page, "review ticked after")
    check(page)
    with scope(council=house.council):
        done = Comment.objects.filter(pk__in=waiting[2:])
        assert set(done.values_list("state", flat=True)) == {"released"}

    page.goto(f"/review/cheshire-east/{waiting[1]}/")
    # A browser without a window has no access keys; what they stand on is pressed instead.
    page.locator("summary[accesskey=c]").press("Enter")
    expect(page.get_by_role("heading", name="Split it in two").first).to_be_visible()
    keep_pictures(page, "review split")
    check(page)
    with page.expect_navigation():
        page.locator("button[accesskey=a]").press("Enter")
    expect(said).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Next waiting comment")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
