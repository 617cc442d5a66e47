"""A person at a browser without scripts whom somebody helps, and the supporter at theirs."""

import re

from django.test import Client
from django.urls import reverse

from surveys.models import Participant, SupportedSession
from tests.integration.surveys.walking import Person, hidden_fields

WORDS = "It is a different person every day."


class Helped(Person):
    """Walks the survey while a supporter helps."""

    def join(self, code: str):
        """Type the code, read what it means, and say yes."""
        self.client.post("/join/", {"code": code})
        shown = hidden_fields(self.client.get(f"/join/?code={code}").content.decode())
        return self.client.post("/join/", shown)

    def do(self, page: str, deed: str, **fields):
        """Press a button of the panel on a page that has an answer to save."""
        return self.press(page, do=f"help.{deed}", **fields)

    def allow(self, *names: str) -> None:
        """Say yes to these where no answer is asked."""
        for name in names or ("may_see_place", "may_see_answers", "may_write"):
            self.client.post(f"{self.at}help/", {"do": f"help.yes.{name}", "ask": "1"})

    def take(self, page: str, **fields):
        """Press the button that takes what is offered."""
        return self._settle("take", page, **fields)

    def refuse(self, page: str, **fields):
        """Press the button that says no thank you."""
        return self._settle("refuse", page, **fields)

    def _settle(self, how: str, page: str, **fields):
        html = self.open(page).content.decode()
        deed = re.search(rf'value="help\.({how}\.[0-9a-f-]+)"', html)[1]
        return self.do(page, deed, **fields)


class Supporter:
    """At the session's page, with the buttons that are on it."""

    def __init__(self, client: Client, session: SupportedSession) -> None:
        self.client = client
        self.at = reverse("surveys:session", args=[session.council.slug, session.pk])

    def look(self):
        """Open the page of the session."""
        return self.client.get(self.at)

    def offer(self, kind: str, words: str, person: int = 1, question: str = "", key: str = ""):
        """Press one of the buttons; `question` is the page they looked at when they did."""
        html = self.look().content.decode()
        asked = re.search(r'name="question" value="([^"]*)"', html)
        key = key or re.search(r'name="key" value="([^"]*)"', html)[1] if asked else "none"
        sent = {"kind": kind, "words": words, "key": key}
        sent["question"] = question or (asked[1] if asked else "none")
        return self.client.post(f"{self.at}person/{person}/", sent)


def person_in(session: SupportedSession) -> Participant:
    """The one person of a session, as they stand on disk."""
    return Participant.objects.select_related("response").get(session=session, number=1)
