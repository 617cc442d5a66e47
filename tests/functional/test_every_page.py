"""What holds on every page, in every mode and language: nothing to find for axe, no scrolling
sideways at 400%."""

import pytest
from playwright.sync_api import Page

from tests.functional.faults import (
    check,
    check_languages,
    check_looks,
    keep_pictures,
    no_fault,
)
from tests.functional.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.looks]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits_at_400_percent(page: Page, house, name):
    PAGES[name](page, house)

    keep_pictures(page, name)
    check(page)
    check_looks(page)
    check_languages(page)


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/question/", "/gallery/evidence/"])
def test_gallery_is_accessible(page: Page, house, address):
    page.goto(address)

    no_fault(page)
