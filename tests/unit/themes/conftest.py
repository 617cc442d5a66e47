import pytest

from tests.factories.themes import load_reference_framework
from themes.documents import FRAMEWORK_FILE, MAKING_IT_REAL_FILE, read


@pytest.fixture
def document():
    """The framework as published, free to be spoilt by a test."""
    return read(FRAMEWORK_FILE)


@pytest.fixture
def making_it_real():
    """Making it Real as published, free to be spoilt by a test."""
    return read(MAKING_IT_REAL_FILE)


@pytest.fixture
def framework(db):
    """The real framework, loaded."""
    return load_reference_framework()
