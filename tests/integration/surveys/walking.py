"""A person at a browser without scripts: opens pages, fills the form that is there, presses."""

import re
from html import unescape

from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class Person:
    """Walks one survey the way it is served, hidden fields and all."""

    def __init__(self, client: Client, at: str = "/cheshire-east/care-at-home/") -> None:
        self.client = client
        self.at = at

    def open(self, page: str = ""):
        """Open a page of the survey, such as "q/1/"."""
        return self.client.get(f"{self.at}{page}")

    def press(self, page: str, **fields):
        """Open a page, fill it in and press its button. A field set to None is left out."""
        shown = hidden_fields(self.open(page).content.decode())
        sent = {name: value for name, value in (shown | fields).items() if value is not None}
        return self.client.post(f"{self.at}{page}", sent)

    def begin(self, read: str = "easy_read", **ticks: str):
        """Agree, answer who is answering, and stand before the first question."""
        self.press(f"agree/?read={read}", keep="yes", **ticks)
        self.press("who/", choice="me")
        return self.press("helped/", choice="alone")

    def finish(self):
        """Check and send; return the receipt's page."""
        checked = hidden_fields(self.open("check/").content.decode())["checked"]
        self.client.post(f"{self.at}send/", {"checked": checked})
        return self.open("sent/")


def hidden_fields(html: str) -> dict[str, str]:
    """Every hidden field a page's forms carry, but the token."""
    found = {name: unescape(value) for name, value in HIDDEN.findall(html)}
    found.pop("csrfmiddlewaretoken", None)
    return found


def text_of(reply) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", reply.content.decode(), flags=re.S)
    return " ".join(unescape(text).split())
