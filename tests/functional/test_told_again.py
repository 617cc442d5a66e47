"""A story is told once more when its browser failed, and never for what a page did wrong."""

from types import SimpleNamespace

import pytest

from tests.functional.told_again import failure_of_browser

PLAYWRIGHT = "playwright._impl._errors."
LOST = f"{PLAYWRIGHT}Error: Page.go_forward: Protocol error (Page.navigateToHistoryEntry)"
GONE = f"{PLAYWRIGHT}TargetClosedError: Page.click: Target page or browser has been closed"
LATE = f"{PLAYWRIGHT}TimeoutError: Locator.click: Timeout 30000ms exceeded."
WRONG = "AssertionError: Locator expected to have text 'Thank you.'"
QUOTED = f"AssertionError: the page says {LOST}"


def report(message: str | None) -> SimpleNamespace:
    crash = SimpleNamespace(message=message)
    return SimpleNamespace(failed=bool(message), longrepr=SimpleNamespace(reprcrash=crash))


@pytest.mark.parametrize("message", [LOST, GONE])
def test_browser_that_failed_is_found_among_what_went_well(message):
    assert failure_of_browser([report(None), report(message), report(None)]) == message


@pytest.mark.parametrize("message", [LATE, WRONG, QUOTED, None])
def test_nothing_else_is_taken_for_it(message):
    assert not failure_of_browser([report(None), report(message)])


def test_what_went_wrong_beside_it_counts_as_ever():
    assert not failure_of_browser([report(LOST), report(WRONG)])
