"""What holds on every page, in every mode and language: nothing to find for axe, no scrolling
sideways at 400%."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page

from tests.functional.modes import LOOKS, read_in, show_as
from tests.functional.pages import PAGES

pytestmark = pytest.mark.browser

# 1280 pixels at 400% zoom.
ZOOMED = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
# Where to keep a picture of each page for a person to look at; nowhere unless told.
PICTURES = os.environ.get("PAGE_PICTURES")


# Which colours stand beside each other does not change with the language, and is slow to measure.
NOT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
ON_POSTGRESQL = connection.vendor == "postgresql"


def check(page: Page, mode: str = "usual", options: dict | None = None) -> None:
    """Measure the page at phone width, then at 400% zoom."""
    page.set_viewport_size(PHONE)
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, f"{mode}: {found.generate_report()}"
    page.set_viewport_size(ZOOMED)
    wider = "document.scrollingElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wider) <= 0, f"{mode}: {page.url} scrolls sideways"


def check_looks(page: Page) -> None:
    """Measure the page large, and in each of the other colours."""
    for look in LOOKS:
        show_as(page, look)
        check(page, str(look))


def check_languages(page: Page) -> None:
    """Measure the page in every language but English."""
    for language in OTHERS:
        read_in(page, language)
        check(page, language, NOT_COLOURS)


def keep_pictures(page: Page, name: str) -> None:
    for width in (1280, 390, 320) if PICTURES else ():
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(
            path=Path(PICTURES) / f"{name.replace(' ', '-')}-{width}.png", full_page=True
        )


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits_at_400_percent(page: Page, house, name):
    PAGES[name](page, house)

    keep_pictures(page, name)
    check(page)
    if not ON_POSTGRESQL:
        # Looks and words do not depend on the database: once is enough.
        check_looks(page)
        check_languages(page)


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/question/", "/gallery/evidence/"])
def test_gallery_is_accessible(page: Page, house, address):
    page.goto(address)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
