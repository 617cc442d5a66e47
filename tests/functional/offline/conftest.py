"""A tablet of a supporter, a server that can be killed, and a line between that may break."""

import pytest

from tests.factories.cms import make_member
from tests.functional.offline.proxy import lines_of
from tests.functional.offline.tablet import Tablet
from tests.functional.test_death_of_the_server import Server


@pytest.fixture(scope="package")
def raised(house):
    """One server for all these stories: to start it takes longer than most of them."""
    server = Server()
    yield server
    server.kill()


@pytest.fixture
def mortal(raised):
    """The server, running, though the story before may have killed it."""
    if not raised.runs():
        raised.start()
    return raised


@pytest.fixture
def line(mortal):
    yield from lines_of(mortal.port)


@pytest.fixture
def supporter(house):
    user = make_member(house.council, "supporter", "offline@example.org")
    yield user
    user.delete()


@pytest.fixture
def tablet(playwright, tmp_path, line, house, supporter):
    """A tablet that was never prepared, with the supporter signed in."""
    tablet = Tablet(playwright, tmp_path / "tablet", line.url, house.council.slug)
    tablet.sign_in(supporter)
    yield tablet
    tablet.close()
    assert tablet.problems == []
