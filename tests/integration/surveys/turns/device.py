"""A device that a supporter hands round, and who is at it."""

from django.test import Client
from django_scopes import scope

from surveys.models import Participant, Response, SupportedSession
from tests.integration.surveys.walking import Person, hidden_fields

HAND_OVER = "/sessions/cheshire-east/hand-over/"


def hand_over(client: Client, **fields):
    """Press “hand over” as the supporter who is signed in."""
    hidden = hidden_fields(client.get(HAND_OVER).content.decode())
    said = {"survey": "care-at-home", "helper": "staff"} | hidden
    return client.post(HAND_OVER, said | fields)


def answer(person: Person, *, text: str = "It is never the same person.") -> None:
    """Agree, say who is answering, and answer every question."""
    person.press("agree/?read=easy_read", keep="yes")
    person.press("who/", choice="me")
    person.press("q/1/", choice="yes")
    person.press("q/2/", text=text)
    for number in (3, 4, 5, 6):
        person.press(f"q/{number}/", do="skip")


def finish(person: Person, help: str = "read_to"):
    """Say how somebody helped, send, and clear the device."""
    person.press("helped/", choice=help)
    checked = hidden_fields(person.open("check/?asked=1").content.decode())["checked"]
    person.client.post(f"{person.at}send/", {"checked": checked})
    return person.press("clear/")


def rows(council) -> tuple[SupportedSession, list[Participant], list[Response]]:
    """What is in the database: the one session, its people, and all responses."""
    with scope(council=council):
        session = SupportedSession.objects.get()
        people = Participant.objects.filter(session=session).order_by("number")
        return session, list(people), list(Response.objects.order_by("pk"))
