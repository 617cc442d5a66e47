import pytest

from feedback.models import Concern
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.mail import REFUSED

# A word of everything that no letter and no log may hold.
SECRET = "My carer Zebedee hit me on Sunday."


@pytest.fixture(autouse=True)
def _findings(plain_analyser, framework, council, in_council):
    """Findings that can be foreseen, at one council."""


@pytest.fixture
def lead(council):
    return make_member(council, "safeguarding-lead", "lead@example.org")


@pytest.fixture
def administrator(council):
    return make_member(council, "council-administrator", "admin@example.org")


@pytest.fixture
def concern(survey):
    """A concern the machine found, which nobody has opened."""
    analysed(survey, SECRET)
    return Concern.objects.get()


@pytest.fixture
def refused(settings):
    """Addresses the mail server refuses from now on."""
    settings.EMAIL_BACKEND = "tests.factories.mail.Refusing"
    yield REFUSED
    REFUSED.clear()
