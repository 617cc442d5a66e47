"""A device that a supporter is about to hand over."""

import pytest

from tests.factories.cms import make_member


@pytest.fixture(autouse=True)
def ready(survey, settings):
    settings.START_SECONDS = 0


@pytest.fixture
def device(client, council):
    client.force_login(make_member(council, "supporter"))
    return client
