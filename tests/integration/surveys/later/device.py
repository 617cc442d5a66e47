"""The code to come back with, as one device shows it and another takes it."""

import re

from django.test import Client

CODE = re.compile(r"[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}")


def shown_code(person) -> str:
    return CODE.search(person.open("later/").content.decode())[0]


def elsewhere(code: str, address: str = "/code/"):
    """Type the code on a device that knows nothing; return the browser and the reply."""
    browser = Client()
    return browser, browser.post(address, {"code": code})
