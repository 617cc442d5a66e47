import pytest

from tests.factories.cms import make_member
from tests.factories.evidence import COORDINATED, count, heard, said


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """Packs belong to one council."""


@pytest.fixture
def lead(council, client):
    """An evidence lead of the council, signed in."""
    lead = make_member(council, "evidence-lead")
    client.force_login(lead)
    return lead


@pytest.fixture
def told(survey):
    """The survey with figures, a quote and a hidden number in it."""
    heard(survey)
    count(survey, responses=1234, easy_read=700, helped=300, comments=46)
    count(survey, i_statement=COORDINATED, yes=777, sometimes=438, no=3, skipped=11)
    said(survey, "They turned up even in the snow.", confirmed=True)
    return survey
