"""Stories of a group and of one device, told with the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.functional.groups.conftest import Prepared
from tests.functional.keyboard import press, tab_to, tick
from tests.functional.walk import SKIP

pytestmark = pytest.mark.browser
SECRET = "My neighbour shouts at night."


def test_supporter_leads_a_group_through_the_screen_by_keyboard(
    signed_in: Page, prepared: Prepared
):
    page = signed_in
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(prepared.screen(prepared.group))
    expect(page.get_by_text("Question 1 of")).to_be_visible()

    page.evaluate("document.documentElement.dataset.never = 'loaded again'")

    press_here(page, "show.2")

    expect(page.get_by_text("Question 2 of")).to_be_visible()
    region = page.locator("#screen")
    expect(page.locator("[aria-live=polite]").filter(has=region)).to_be_visible()
    expect(region.get_by_role("heading", level=1)).to_be_visible()
    press_here(page, "together")
    expect(page.get_by_text("Nobody has to follow.")).to_be_visible()
    press_here(page, "show.1")
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    press_here(page, "apart")
    expect(page.get_by_text("at their own pace").last).to_be_visible()
    # Whoever listens hears the new question alone: the page was never loaded again.
    assert page.evaluate("'never' in document.documentElement.dataset")


def press_here(page: Page, do: str) -> None:
    """Press a button of the screen, which changes where it stands."""
    tab_to(page, f"button[value='{do}']")
    page.keyboard.press("Enter")


def test_supporter_makes_a_plan_by_keyboard(signed_in: Page, prepared: Prepared):
    page = signed_in
    page.goto(f"{prepared.at}plans/make/")
    tab_to(page, "#id_venue")
    page.keyboard.type("Crewe library")
    tab_to(page, "#id_day")
    page.locator("#id_day").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    tab_to(page, "#id_time")
    page.locator("#id_time").fill("10:30")
    tick(page, "#id_access_needs_1")
    tick(page, "#id_observers_0")
    press(page, "form .button--primary")

    expect(page.get_by_role("heading", name="Crewe library")).to_be_visible()
    expect(page.get_by_text("Accessible toilet")).to_be_visible()


def test_person_answers_at_a_device_that_is_handed_over_and_leaves_nothing(
    signed_in: Page, prepared: Prepared, house
):
    """The person answers, and whoever comes next goes back as far as the browser can."""
    page = signed_in
    page.goto(f"{prepared.at}hand-over/")
    press(page, "form .button--primary")
    expect(page.get_by_role("heading", name="Our agreement")).to_be_visible()
    press(page, "main a.button--primary")
    press(page, "a[href*='read=standard']")
    tick(page, "#keep")
    press(page)
    tick(page, "#choice-me")
    press(page)
    press(page, SKIP)
    tab_to(page, "#text")
    page.keyboard.type(SECRET)
    press(page)
    while "/q/" in page.url:
        press(page, f"{SKIP}, main .button--primary")
    expect(page.get_by_role("heading", name="Did someone help you?")).to_be_visible()
    tab_to(page, "#choice-alone")
    page.keyboard.press("ArrowDown")
    press(page)
    expect(page.get_by_text(SECRET)).to_be_visible()
    press(page)
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    press(page, ".clear-device button")

    expect(page.get_by_role("link", name="Next person")).to_be_visible()
    for _ in range(12):
        page.go_back()
        assert SECRET not in page.content(), page.url
        assert "Your code" not in page.content()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert "handed" in names
    assert not names & {"answers", "helped", "sessionid"}
    page.goto("/sessions/cheshire-east/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    response = house.responses()[-1]
    assert (response.state, response.mode, response.help) == ("sent", "supported", "read_to")
