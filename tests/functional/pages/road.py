from collections.abc import Callable

from playwright.sync_api import Page

from tests.functional.house import House

# How to come to a page, from nothing.
Road = Callable[[Page, House], None]
