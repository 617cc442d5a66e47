"""What holds on every page: nothing to find for axe, and no scrolling sideways at 400%."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.functional.pages import PAGES

pytestmark = pytest.mark.browser

# 1280 pixels at 400% zoom.
ZOOMED = {"width": 320, "height": 640}
# Where to keep a picture of each page for a person to look at; nowhere unless told.
PICTURES = os.environ.get("PAGE_PICTURES")


def check(page: Page) -> None:
    """Measure the page at phone width, then at 400% zoom."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size(ZOOMED)
    wider = "document.scrollingElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wider) <= 0


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


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/question/", "/gallery/evidence/"])
def test_gallery_is_accessible(page: Page, house, address):
    page.goto(address)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
