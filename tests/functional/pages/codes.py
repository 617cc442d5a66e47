"""What a code opens: to come back, to change, to take back."""

from datetime import date

from django.test import override_settings
from django_scopes import scope
from playwright.sync_api import Page, expect

from surveys.models import Answer, Response
from tests.functional.house import House
from tests.functional.pages.asking import check
from tests.functional.pages.leaving import later
from tests.functional.pages.road import Road
from tests.functional.walk import send


def code(page: Page, house: House) -> None:
    page.goto("/code/")


def code_wrong(page: Page, house: House) -> None:
    code(page, house)
    page.get_by_label("Type your code").fill("AAAA AAAA AAAA")
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def wait(page: Page, house: House) -> None:
    code_wrong(page, house)
    with override_settings(WRONG_CODES_PER_HOUR=1):
        page.get_by_role("button", name="Use my code").click()
        expect(page.get_by_role("heading", name="Please wait a little")).to_be_visible()


def code_answers(page: Page, house: House) -> None:
    check(page, house)
    typed = send(page)
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("button", name="Remove my answers")).to_be_visible()


def changing(page: Page, house: House) -> None:
    code_answers(page, house)
    page.get_by_role("button", name="Change my answers").click()
    expect(page.get_by_text("You change what you sent on")).to_be_visible()


def changed(page: Page, house: House) -> None:
    changing(page, house)
    send(page)


def code_changed(page: Page, house: House) -> None:
    check(page, house)
    typed = send(page)
    for _ in range(2):
        code(page, house)
        page.get_by_label("Type your code").fill(typed)
        page.get_by_role("button", name="Use my code").click()
        if page.get_by_role("button", name="Change my answers").count():
            page.get_by_role("button", name="Change my answers").click()
            send(page)
    expect(page.get_by_role("heading", name="You changed these answers")).to_be_visible()


def code_sure(page: Page, house: House) -> None:
    code_answers(page, house)
    page.get_by_role("button", name="Remove my answers").click()
    expect(page.get_by_role("heading", name="Are you sure?")).to_be_visible()


def code_removed(page: Page, house: House) -> None:
    code_sure(page, house)
    page.get_by_role("button", name="Yes, remove my answers").click()
    expect(page.get_by_role("heading", name="Your answers are removed")).to_be_visible()


def code_used_up(page: Page, house: House) -> None:
    later(page, house)
    typed = page.locator(".receipt-code__code [aria-hidden]").inner_text()
    page.goto(f"{house.at}check/")
    send(page)
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("heading", name="You have sent your answers")).to_be_visible()


def expired(page: Page, house: House) -> None:
    later(page, house)
    with scope(council=house.council):
        Response.objects.filter(pk=house.responses()[-1].pk).update(expires_on=date(2020, 1, 1))
        Answer.objects.filter(response=house.responses()[-1]).delete()
    typed = page.locator(".receipt-code__code [aria-hidden]").inner_text()
    code(page, house)
    page.get_by_label("Type your code").fill(typed)
    page.get_by_role("button", name="Use my code").click()
    expect(page.get_by_role("link", name="Start again")).to_be_visible()


PAGES: dict[str, Road] = {
    "expired": expired,
    "changing": changing,
    "changed": changed,
    "wait": wait,
    "code": code,
    "code used up": code_used_up,
    "code changed": code_changed,
    "code wrong": code_wrong,
    "code answers": code_answers,
    "code sure": code_sure,
    "code removed": code_removed,
}
