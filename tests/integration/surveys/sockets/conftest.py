from copy import deepcopy
from uuid import uuid4

import pytest

from surveys.actions.sessions import start_session
from surveys.models import SupportedSession
from tests.factories.cms import make_member
from tests.integration.surveys.sockets.ears import signed_in_as

MEMORY = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


@pytest.fixture(autouse=True)
def fresh_layer(settings):
    """A layer belongs to the loops it was used in, and each story has one of its own."""
    settings.CHANNEL_LAYERS = deepcopy(settings.CHANNEL_LAYERS)


@pytest.fixture(params=["memory", "redis"])
def layer(request, settings, fresh_layer):
    """Each way there is to carry a ring: in this process, and through Redis where there is one."""
    if request.param == "memory":
        settings.CHANNEL_LAYERS = MEMORY
    elif not settings.REDIS_URL:
        pytest.skip("Sockets between processes need Redis; `make test-services` tells this there.")


@pytest.fixture(autouse=True)
def transaction_of_the_test_stays(monkeypatch):
    """As Django's own client does: the test's connection, in a transaction, is not "old"."""
    monkeypatch.setattr("channels.db.close_old_connections", lambda: None)


@pytest.fixture
def supporter(council):
    return make_member(council, "supporter")


@pytest.fixture
def session(survey, supporter, in_council) -> SupportedSession:
    return start_session(survey=survey, key=uuid4(), supporter=supporter)


@pytest.fixture
def at(council, session) -> str:
    """Where the supporter's screen listens."""
    return f"/sockets/sessions/{council.slug}/{session.pk}/"


@pytest.fixture
def group_session(survey, supporter, in_council) -> SupportedSession:
    return start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")


@pytest.fixture
def below(council, survey) -> str:
    """Where a person’s screen listens, below the survey’s start."""
    return f"/{council.slug}/{survey.slug}/help/socket/"


@pytest.fixture
def signed_in(supporter) -> dict[str, str]:
    """The cookies of the supporter’s browser."""
    return signed_in_as(supporter)
