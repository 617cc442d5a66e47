"""Somebody says that they do not feel safe; within a minute the council's lead has a letter."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Page, expect

from feedback.actions.waiting import take_waiting
from feedback.models import Concern
from tests.factories.cms import PASSWORD, make_member
from tests.functional.sessions.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
LEAD = "lead-of-the-minute@example.org"
TOLD = "Something waits for the safeguarding lead at Cheshire East."


@pytest.fixture
def letters(tmp_path) -> Path:
    return tmp_path


@pytest.fixture
def served(house, letters, django_db_blocker) -> Iterator[Served]:
    """One process without workers, as one machine runs it; nobody calls `sweep`."""
    with django_db_blocker.unblock(), scope(council=house.council):
        take_waiting()
        # What other stories left is not told to this lead.
        Concern.objects.filter(opened_at=None).update(opened_at=timezone.now())
        make_member(house.council, "safeguarding-lead", LEAD)
    settings = {"DJANGO_SETTINGS_MODULE": "tests.functional.as_alerting", "LETTERS": str(letters)}
    server = Served(**settings)
    yield server
    server.stop()


@pytest.fixture
def page(browser, served) -> Iterator[Page]:
    """A page at the server that keeps a clock, not at the one the other stories use."""
    context = browser.new_context(base_url=served.url)
    yield context.new_page()
    context.close()


def said(letters: Path) -> str:
    return "".join(file.read_text() for file in letters.iterdir())


def test_lead_hears_of_it_by_mail_and_in_the_app(page: Page, house, letters):
    page.goto(f"{house.at}safe/")
    page.get_by_label("What do you want to tell them?").fill("Zebedee hits me.")
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_role("heading", name="We have told the safeguarding team")).to_be_visible()

    until = time.monotonic() + 60
    # Others may be written to as well, and a letter is seen while it is being written.
    while not (f"To: {LEAD}" in said(letters) and TOLD in said(letters)):
        assert time.monotonic() < until, "Nobody was told within a minute."
        time.sleep(0.2)

    assert "Zebedee" not in said(letters)
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(LEAD)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    main = page.get_by_role("navigation", name="Main")
    page.get_by_role("link", name="Concerns").first.click()
    expect(main.get_by_role("link", name="Concerns")).to_contain_text("not opened")
    expect(page.get_by_text("Nobody has opened it.").first).to_be_visible()
