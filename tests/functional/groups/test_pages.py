"""Every page of plans, groups and devices that are handed round: nothing for axe to find."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.faults import check, check_looks, keep_pictures
from tests.functional.groups.conftest import Prepared, end_all
from tests.functional.walk import choose

pytestmark = [pytest.mark.browser, pytest.mark.looks]


STAFF = {
    "sessions": "",
    "plans": "plans/",
    "plan make": "plans/make/",
    "plan": "plans/{plan}/",
    "plan change": "plans/{plan}/change/",
    "plan delete": "plans/{plan}/delete/",
    "hand over": "hand-over/?group={group}",
    "group start": "group/",
    "group session": "{group}/",
    "screen": "{group}/screen/",
}


@pytest.mark.parametrize("name", STAFF)
def test_page_of_a_supporter_is_accessible(signed_in: Page, prepared: Prepared, name):
    address = STAFF[name].format(plan=prepared.plan.pk, group=prepared.group.pk)
    signed_in.goto(f"{prepared.at}{address}")
    expect(signed_in.get_by_role("heading", level=1)).to_be_visible()

    keep_pictures(signed_in, name)
    check(signed_in)


def test_problem_on_a_plan_is_accessible(signed_in: Page, prepared: Prepared):
    signed_in.goto(f"{prepared.at}plans/make/")
    signed_in.get_by_role("button", name="Save").click()
    expect(signed_in.get_by_text("There is a problem")).to_be_visible()

    keep_pictures(signed_in, "plan problem")
    check(signed_in)


def test_screen_with_counts_is_accessible(signed_in: Page, prepared: Prepared):
    signed_in.goto(prepared.screen(prepared.closed))
    if signed_in.get_by_role("button", name="Close this question").count():
        signed_in.get_by_role("button", name="Close this question").click()
    expect(signed_in.get_by_text("about 10 people")).to_be_visible()

    for width in (1920, 1280):
        signed_in.set_viewport_size({"width": width, "height": round(width * 9 / 16)})
        wider = "document.scrollingElement.scrollWidth - window.innerWidth"
        assert signed_in.evaluate(wider) <= 0
    keep_pictures(signed_in, "screen counts")
    check(signed_in)


def handed(page: Page, prepared: Prepared) -> None:
    page.goto(f"{prepared.at}hand-over/?plan={prepared.plan.pk}")
    page.get_by_role("button", name="Sign me out and hand over").click()
    expect(page.get_by_role("heading", name="Our agreement")).to_be_visible()


def test_agreement_is_accessible(signed_in: Page, prepared: Prepared):
    handed(signed_in, prepared)
    keep_pictures(signed_in, "together")
    check(signed_in)
    check_looks(signed_in)

    signed_in.get_by_role("button", name="No, I do not want that").click()
    expect(signed_in.get_by_text("Please show this page to your supporter.")).to_be_visible()
    keep_pictures(signed_in, "together no")
    check(signed_in)


def test_question_about_help_and_the_way_to_the_next_person_are_accessible(
    signed_in: Page, prepared: Prepared, house
):
    page = signed_in
    handed(page, prepared)
    page.get_by_role("button", name="Yes, they can stay").click()
    page.get_by_role("link", name="Start in standard").click()
    choose(page, "You can keep my answers")
    page.get_by_role("button", name="Next").click()
    page.goto(f"{house.at}check/")
    expect(page.get_by_role("heading", name="Did someone help you?")).to_be_visible()
    keep_pictures(page, "help at the end")
    check(page)

    choose(page, "Someone wrote my words")
    page.get_by_role("button", name="Next").click()
    page.goto(f"{house.at}clear/")
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.get_by_role("link", name="Next person")).to_be_visible()
    keep_pictures(page, "cleared next person")
    check(page)


def test_device_whose_turns_are_over_is_accessible(signed_in: Page, prepared: Prepared, house):
    handed(signed_in, prepared)
    end_all(house, "one_device")
    signed_in.goto(house.at)
    expect(
        signed_in.get_by_role("heading", name="Please give this back to your supporter")
    ).to_be_visible()

    keep_pictures(signed_in, "handed over")
    check(signed_in)
