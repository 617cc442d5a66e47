"""What a device sends, as its page builds it."""

import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from django_scopes import scope

from surveys import offline_codes
from surveys.models import SurveyPage, SurveyVersion

ANSWERS = {
    "together": {"choice": ["no"]},
    "together-more": {"text": "A new face every day."},
    "how-long": {"choice": ["long"]},
    "what-help": {"choice": ["washing", "cooking"]},
    "better": {"choice": ["dont_know"]},
}


def given(key: str, choice=(), text: str = "", variant: str = "easy_read") -> dict:
    return {
        "key": key,
        "choice": list(choice),
        "text": text,
        "variant": variant,
        "language": "en-gb",
    }


def sending_for(survey: SurveyPage, answers: dict | None = None, **fields) -> dict:
    """One person's answers to the newest version, given an hour ago; `fields` override."""
    with scope(council=survey.council):
        version = SurveyVersion.objects.latest_of(survey)
    code = offline_codes.fresh(survey.council)
    pages = ANSWERS if answers is None else answers
    return {
        "id": str(code.key),
        "seal": code.seal,
        "version": version.pk,
        "variant": "easy_read",
        "language": "en-gb",
        "consent": ["keep", "theme", "quote"],
        "voice": "person",
        "help": "read_to",
        "helper": "staff",
        "answers": [given(key, **page) for key, page in pages.items()],
        "about": [],
        "contact": "",
        "given_at": hours_ago(1),
    } | fields


def hours_ago(hours: float) -> str:
    return (timezone.now() - timedelta(hours=hours)).isoformat()


def send(client: Client, home: str, sending, clock: str | None = None):
    """Send it as the page does."""
    parcel = {"sending": sending, "clock": clock or timezone.now().isoformat()}
    return post(client, home, json.dumps(parcel))


def post(client: Client, home: str, body: str | bytes):
    return client.post(f"{home}send/", body, content_type="application/json")
