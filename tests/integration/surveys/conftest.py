import pytest

from tests.integration.surveys.walking import Person


@pytest.fixture
def person(client, survey) -> Person:
    """Somebody in front of the published survey, who has not begun."""
    return Person(client)
