import pytest

from tests.factories.paper import make_batch, make_typist, type_form


@pytest.fixture
def ann(council):
    """Types forms in."""
    return make_typist(council, "ann")


@pytest.fixture
def bob(council):
    """Types some of them again."""
    return make_typist(council, "bob")


@pytest.fixture
def batch(survey, ann, in_council):
    """An open batch of forms on paper."""
    return make_batch(survey, ann)


@pytest.fixture
def form(batch, ann):
    """One form that Ann typed."""
    return type_form(batch, ann)
