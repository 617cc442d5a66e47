"""Rubbish of every kind into every form: never a 500, whatever else is said about it."""

import random
from uuid import uuid4

import pytest
from django.test import Client
from django_scopes import scope

from feedback.models import Concern
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.integration.surveys.walking import Person

VALUES = [
    "",
    "\x00",
    "💥" * 50,
    "a" * 200_000,
    "-1",
    "9" * 30,
    "'; DROP TABLE surveys_answer; --",
    "<script>alert(1)</script>",
    "on",
    "yes",
    "\ufffd",
    "%00",
    "0",
    "1",
    "skip",
    "None",
    "dont_know",
    "../../etc/passwd",
    "٣",
    str(uuid4()),
]
# Every name a form of ours uses, and some that none does.
FIELDS = [
    "choice",
    "text",
    "question",
    "version",
    "do",
    "return",
    "start_key",
    "homepage",
    "keep",
    "theme",
    "quote",
    "contact",
    "read",
    "checked",
    "code",
    "who",
    "helped",
    "voice",
    "help",
    "act",
    "tag",
    "words",
    "reason",
    "start",
    "end",
    "span",
    "outcome",
    "note",
    "found",
    "redaction",
    "state",
    "survey",
    "page",
    "details_checked",
    "sub_section",
    "quality_statement",
    "value",
    "nonsense",
]
HUGE = "9" * 30
ANSWERING = [
    *("", "agree/", "who/", "helped/", "q/1/", "q/2/", "q/3/", "q/4/", "q/6/", "q/999/"),
    *(f"q/{HUGE}/", "check/", "send/", "sent/", "contact/", "later/", "clear/", "cleared/"),
]
COOKIES = ["x", "a:b:c", '""', "é" * 10, "1" * 5000]


def _addresses(comment, concern) -> dict[str, list[str]]:
    """By role, the addresses it may reach; "" is a person who answers."""
    survey, council = "/cheshire-east/care-at-home/", "cheshire-east/"
    evidence = f"/evidence/{council}"
    return {
        "": [f"{survey}{part}" for part in ANSWERING]
        + ["/code/", "/code/change/", "/code/remove/"],
        "reviewer": [f"/review/{council}{part}" for part in ("", f"{comment.pk}/", f"{HUGE}/")],
        "safeguarding-lead": [
            f"/concerns/{council}{part}" for part in ("", f"{concern.pk}/", f"{HUGE}/")
        ],
        "evidence-lead": [
            evidence,
            f"{evidence}care-at-home/",
            f"{evidence}care-at-home/freeze/",
            f"{evidence}care-at-home/packs/{HUGE}/json",
            f"/board/{council}",
            f"/board/{council}nothing/",
        ],
    }


@pytest.fixture
def addresses(survey, council):
    comment = analysed(survey, "My carer Mrs Patel came late. Ring 07700 900123.")
    harmed = analysed(survey, "My carer hits me.")
    with scope(council=council):
        return _addresses(comment, Concern.objects.get(answer=harmed.answer))


def _client(council, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role:
        client.force_login(make_member(council, role))
    else:
        Person(client).begin()
    return client


def _rubbish(dice: random.Random, longest: int) -> dict[str, list[str]]:
    fields = dice.sample(FIELDS, dice.randint(0, 8))
    return {
        field: [value[:longest] for value in dice.choices(VALUES, k=dice.choice([1, 1, 1, 2]))]
        for field in fields
    }


@pytest.mark.parametrize("role", ["", "reviewer", "safeguarding-lead", "evidence-lead"])
def test_rubbish_in_any_form_is_never_a_server_error(council, addresses, role):
    dice = random.Random(f"2026 {role}")
    client = _client(council, role)
    broken = []

    for _ in range(150):
        address = dice.choice(addresses[role])
        if dice.random() < 0.5:
            data = _rubbish(dice, longest=500)
            response = client.get(address, data)
        else:
            data = _rubbish(dice, longest=1_000_000)
            response = client.post(address, data)
        if response.status_code >= 500:
            broken.append((address, data))

    assert broken == []


@pytest.mark.parametrize("cookie", COOKIES, ids=["letter", "colons", "quotes", "accents", "long"])
def test_broken_cookie_is_never_a_server_error(addresses, cookie):
    client = Client(raise_request_exception=False)
    client.cookies["answers"] = cookie

    statuses = {address: client.get(address).status_code for address in addresses[""]}

    assert all(status < 500 for status in statuses.values()), statuses
