import pytest

from tests.factories.cms import make_member


@pytest.fixture
def make_reviewer(council):
    """One more reviewer of the council, by an address of theirs."""
    return lambda email: make_member(council, "reviewer", email)


@pytest.fixture
def colleague(make_reviewer):
    """A second reviewer of the council."""
    return make_reviewer("colleague@example.org")
