"""What every test may ask for: the real framework, councils that are switched on, a survey."""

import pytest
from django.core.cache import cache
from django_scopes import scope
from hypothesis import settings as hypothesis_settings

from surveys.selectors.versions import questions_of
from surveys.views import kept
from tests import stage as stages

# A busy machine is slower; that proves nothing about what is tested.
hypothesis_settings.register_profile("ours", deadline=None)
hypothesis_settings.load_profile("ours")


def pytest_addoption(parser) -> None:
    """Let CI share the stories that are the same on any database between its two suites."""
    which = ("all", "third", "others", "none")
    parser.addoption("--looks", choices=which, default="all", help="which of `looks` to tell")


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """No limit is nearer because of what another test did, and nothing was read or drawn."""
    cache.clear()
    questions_of.cache_clear()
    kept.forget_all()


def pytest_collection_modifyitems(items) -> None:
    """Put tests that begin with the same rows beside each other."""
    items.sort(key=lambda item: list(stages.needs(item)))


@pytest.fixture(scope="session")
def stage(django_db_setup, django_db_blocker):
    """The rows that the tests of the moment share."""
    stage = stages.Stage()
    yield stage
    with django_db_blocker.unblock():
        stage.strike()


# Of a class, so that it comes before the transaction of the test, which is inside this one.
@pytest.fixture(scope="class", autouse=True)
def stage_is_set(request):
    """Have what this test shares with others in the database, and nothing else."""
    wanted = stages.needs(request._pyfuncitem)
    if wanted or "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        blocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock():
            request.getfixturevalue("stage").set_for(wanted)


@pytest.fixture
def framework(db, stage, shared_framework):
    """The framework councils are really assessed against."""
    return stage.fresh("shared_framework")


@pytest.fixture
def council(db, stage, shared_council):
    """A council that is switched on, with its page tree and groups."""
    return stage.fresh("shared_council")


@pytest.fixture
def other_council(db, stage, shared_other_council):
    """A second council, whose rows the first must never see."""
    return stage.fresh("shared_other_council")


@pytest.fixture
def in_council(council):
    """The council, chosen for the whole test: its rows may be asked for."""
    with scope(council=council):
        yield council


@pytest.fixture
def survey(framework, council, stage, shared_survey):
    """A published survey of the council with one question of every kind."""
    return stage.fresh("shared_survey")


# Asked for, they tell the stage what to have ready; the rows themselves come from the ones above.
@pytest.fixture
def shared_framework():
    pass


@pytest.fixture
def shared_council():
    pass


@pytest.fixture
def shared_other_council():
    pass


@pytest.fixture
def shared_survey():
    pass
