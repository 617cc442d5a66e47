import pytest

from surveys.actions.monitoring_questions import load_monitoring
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.walking import Person

ASKED = (
    "communication-needs",
    "age-band",
    "ethnic-group",
    "long-term-condition",
    "impairment",
)


@pytest.fixture
def monitored(framework, council):
    """A survey that ends with five questions about who answers; the last one only after a yes."""
    load_monitoring()
    return make_published_survey(council, monitoring=ASKED)


@pytest.fixture
def asked(client, monitored, in_council) -> Person:
    """Somebody who stands before the questions about themselves."""
    person = Person(client)
    person.begin()
    return person
