"""What every test may ask for: the real framework, councils that are switched on, a survey."""

import pytest
from django.core.cache import cache
from django_scopes import scope
from hypothesis import settings as hypothesis_settings

from surveys.selectors.versions import questions_of
from surveys.views import kept
from tests.factories.cms import make_council
from tests.factories.surveys import make_published_survey
from tests.factories.themes import load_reference_framework

# A busy machine is slower; that proves nothing about what is tested.
hypothesis_settings.register_profile("ours", deadline=None)
hypothesis_settings.load_profile("ours")


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """No limit is nearer because of what another test did, and nothing was read or drawn."""
    cache.clear()
    questions_of.cache_clear()
    kept.forget_all()


@pytest.fixture
def framework(db):
    """The framework councils are really assessed against."""
    return load_reference_framework()


@pytest.fixture
def council(db):
    """A council that is switched on, with its page tree and groups."""
    return make_council()


@pytest.fixture
def other_council(db):
    """A second council, whose rows the first must never see."""
    return make_council("leeds", "Leeds", "E08000035")


@pytest.fixture
def in_council(council):
    """The council, chosen for the whole test: its rows may be asked for."""
    with scope(council=council):
        yield council


@pytest.fixture
def survey(framework, council):
    """A published survey of the council with one question of every kind."""
    return make_published_survey(council)
