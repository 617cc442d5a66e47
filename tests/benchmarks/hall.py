"""Fills a prepared database with sessions going on, and writes down the keys of everybody there."""

import json
from pathlib import Path
from uuid import uuid4

import django

SESSIONS, PEOPLE = 50, 10
FILE = "hall.json"


def build() -> None:
    """Start the sessions of one supporter, let people join, and begin their answers."""
    from django.conf import settings
    from django.test import Client
    from django_scopes import scope

    from cms.models import Council
    from surveys.models import SurveyPage
    from tests.factories.cms import make_member

    council = Council.objects.get(slug="cheshire-east")
    with scope(council=council):
        survey = SurveyPage.objects.get(slug="twelve")
        supporter = make_member(council, "supporter")
        browser = Client()
        browser.force_login(supporter, backend="django.contrib.auth.backends.ModelBackend")
        hall = {
            "cookie": {settings.SESSION_COOKIE_NAME: browser.session.session_key},
            "sessions": [_session(survey, supporter) for _ in range(SESSIONS)],
        }
    Path(settings.VAR_DIR, FILE).write_text(json.dumps(hall))


def _session(survey, supporter) -> dict[str, object]:
    from surveys.actions.sessions import start_session

    session = start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")
    return {"session": session.pk, "people": [_person(session) for _ in range(PEOPLE)]}


def _person(session) -> dict[str, object]:
    from surveys import cookies
    from surveys.actions.participants import allow, begin_answering
    from surveys.actions.sessions import join_session
    from tests.factories.surveys import make_response

    person = join_session(session=session, key=uuid4())
    response = make_response(session.survey, send=False)
    begin_answering(participant=person, response=response)
    for what in ("may_see_place", "may_see_answers"):
        allow(participant=person, what=what, yes=True)
    return {
        "response": response.pk,
        "cookies": {
            cookies.NAME: cookies._signer.sign(str(response.token)),
            cookies.HELPED: cookies._helped_signer.sign(str(person.token)),
            "csrftoken": "a" * 32,
        },
    }


if __name__ == "__main__":
    django.setup()
    build()
