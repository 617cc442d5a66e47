import pytest

from surveys.models import SurveyPage
from tests.factories.branching import make_branching_survey
from tests.integration.surveys.branching.branches import AT
from tests.integration.surveys.walking import Person


@pytest.fixture
def survey(framework, council, in_council) -> SurveyPage:
    return make_branching_survey(council)


@pytest.fixture
def standard(client, survey) -> Person:
    """Somebody who reads standard wording, before the first question."""
    person = Person(client, AT)
    person.begin(read="standard")
    return person


@pytest.fixture
def easy(client, survey) -> Person:
    """Somebody who reads easy read, before the first question."""
    person = Person(client, AT)
    person.begin()
    return person
