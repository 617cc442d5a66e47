"""What must hold on every page: nothing to find for axe, and no scrolling sideways at 400%."""

import os
from pathlib import Path
from typing import Final

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from playwright.sync_api import Page

from tests.functional.conftest import PHONE
from tests.functional.modes import LOOKS, read_in, show_as

# 1280 pixels at 400% zoom.
ZOOMED: Final = {"width": 320, "height": 640}
# Where to keep a picture of each page for a person to look at; nowhere unless told.
PICTURES = os.environ.get("PAGE_PICTURES")
OTHERS: Final = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

# Passes are not looked at, so nothing is kept of them.
ALL_RULES: Final = {"resultTypes": ["violations"]}
# Which colours stand beside each other changes with neither language nor size: slow to measure.
NOT_COLOURS: Final = {**ALL_RULES, "rules": {"color-contrast": {"enabled": False}}}


def no_fault(page: Page, about: str = "", options: dict = ALL_RULES) -> None:
    """Let axe find nothing on the page as it stands."""
    # Carried over once: its half megabyte takes longer to carry than the page to read.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("(options) => axe.run(document, options)", options))
    assert found.violations_count == 0, f"{about} {page.url}: {found.generate_report()}"


def check(page: Page, mode: str = "usual", options: dict = ALL_RULES) -> None:
    """Measure the page at phone width, then at 400% zoom."""
    page.set_viewport_size(PHONE)
    no_fault(page, mode, options)
    page.set_viewport_size(ZOOMED)
    wider = "document.scrollingElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wider) <= 0, f"{mode}: {page.url} scrolls sideways"


def check_looks(page: Page) -> None:
    """Measure the page large, and in each of the other colours."""
    for look in LOOKS:
        show_as(page, look)
        _, colours = look
        check(page, str(look), ALL_RULES if colours else NOT_COLOURS)


def check_languages(page: Page) -> None:
    """Measure the page in every language but English."""
    for language in OTHERS:
        read_in(page, language)
        check(page, language, NOT_COLOURS)


def keep_pictures(page: Page, name: str) -> None:
    """Take a picture of the page at three widths, where somebody asked for pictures."""
    for width in (1280, 390, 320) if PICTURES else ():
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(
            path=Path(PICTURES) / f"{name.replace(' ', '-')}-{width}.png", full_page=True
        )
