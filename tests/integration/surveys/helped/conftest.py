from uuid import uuid4

import pytest
from django.test import Client

from surveys.actions.sessions import start_session
from surveys.models import SupportedSession
from tests.factories.cms import make_member
from tests.integration.surveys.helped.beside import Helped, Supporter


@pytest.fixture
def member(council):
    return make_member(council, "supporter")


@pytest.fixture
def session(survey, member, in_council) -> SupportedSession:
    return start_session(survey=survey, key=uuid4(), supporter=member)


@pytest.fixture
def person(client, session) -> Helped:
    """Somebody who has joined, said nothing yet, and stands before the first question."""
    person = Helped(client)
    person.join(session.code)
    person.begin()
    return person


@pytest.fixture
def supporter(session, member) -> Supporter:
    client = Client()
    client.force_login(member)
    return Supporter(client, session)


@pytest.fixture
def open_person(person):
    """Somebody who allows everything, and has a question in their own words before them."""
    person.allow()
    person.open("q/2/")
    return person
