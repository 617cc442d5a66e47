import pytest

from surveys.actions.monitoring_questions import load_monitoring
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey

ABOUT_YOU = ("communication-needs", "age-band", "ethnic-group")


@pytest.fixture
def home(council) -> str:
    return f"/offline/{council.slug}/"


@pytest.fixture
def supporter(council):
    return make_member(council, "supporter")


@pytest.fixture
def device(client, supporter):
    """A browser with a supporter signed in."""
    client.force_login(supporter)
    return client


@pytest.fixture
def asked(framework, council):
    """A survey with questions about who answers, too."""
    load_monitoring()
    return make_published_survey(council, "about-you", monitoring=ABOUT_YOU)
