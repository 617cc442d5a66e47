"""Rubbish into every form of a session: never a 500, and nothing is seen or written by it."""

import random

import pytest
from django.test import Client

from surveys.models import Answer, Participant
from tests.integration.rubbish import DONE, VALUES, handful
from tests.integration.surveys.helped.beside import Helped, person_in
from tests.integration.surveys.walking import hidden_fields

PERSONS = [
    *[("help/", field) for field in ("do", "next", "ask")],
    *[("q/2/", field) for field in ("do", "wrote", "text", "question", "return")],
    *[("agree/", "do"), ("who/", "do"), ("check/", "do"), ("later/", "do")],
]
SUPPORTERS = [
    *[("", field) for field in ("survey", "helper", "key")],
    *[("person/1/", field) for field in ("kind", "words", "question", "key", "back", "person")],
    ("end/", "nonsense"),
]


@pytest.mark.parametrize(("page", "field"), PERSONS)
def test_rubbish_from_the_person_is_never_a_server_error(client, session, page, field):
    person = Helped(Client(raise_request_exception=False))
    person.join(session.code)
    person.begin()
    person.allow("may_see_place")

    for value in DONE if field == "do" else VALUES:
        shown = hidden_fields(person.open(page).content.decode())
        reply = person.client.post(f"{person.at}{page}", shown | {field: value})

        assert reply.status_code in {200, 303, 307, 409, 422}, (page, field, value[:50])


@pytest.mark.parametrize(("page", "field"), SUPPORTERS)
def test_rubbish_from_the_supporter_is_never_a_server_error(person, supporter, page, field):
    supporter.client.raise_request_exception = False
    person.allow()
    person.open("q/2/")
    address = f"{supporter.at}{page}" if page else "/sessions/cheshire-east/"
    shown = hidden_fields(supporter.client.get(address).content.decode())

    for value in VALUES:
        reply = supporter.client.post(address, shown | {field: value})

        assert reply.status_code in {200, 303, 307, 409, 422}, (page, field, value[:50])
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["person", "supporter"])
def test_rubbish_in_handfuls_allows_nothing(person, supporter, session, who):
    dice = random.Random(f"2026 {who}")
    client = person.client if who == "person" else supporter.client
    client.raise_request_exception = False
    at = person.at if who == "person" else supporter.at
    pages = ["help/", "q/2/", "check/"] if who == "person" else ["", "end/", "person/1/"]

    for _ in range(60):
        data = handful(dice, longest=2_000)
        data.pop("do", None)
        assert client.post(f"{at}{dice.choice(pages)}", data).status_code < 500

    assert not Participant.objects.filter(may_see_place=True).exists()
    assert not person_in(session).may_write
