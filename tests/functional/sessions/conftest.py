from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django_scopes import scope

from surveys.actions.sessions import start_session
from surveys.models import SupportedSession
from tests.factories.cms import make_member
from tests.functional.sessions.people import AtLaptop, AtPhone, Somebody
from tests.functional.sessions.served import Served


@pytest.fixture(scope="session")
def served(house) -> Iterator[Served]:
    """The server of these stories: one process, sockets and all."""
    served = Served()
    yield served
    served.stop()


@pytest.fixture
def start(house) -> Callable[..., SupportedSession]:
    """Start a session of a supporter nobody else has."""

    def start(kind: str = "one_to_one") -> SupportedSession:
        with scope(council=house.council):
            supporter = make_member(house.council, "supporter", f"{uuid4()}@example.org")
            return start_session(survey=house.survey, key=uuid4(), supporter=supporter, kind=kind)

    return start


@pytest.fixture
def somebody(browser, served) -> Iterator[Callable[[type[Somebody]], Somebody]]:
    """Give people, each with a browser and a line of their own."""
    people: list[Somebody] = []

    def come(kind: type[Somebody]) -> Somebody:
        people.append(kind(browser, served.port))
        return people[-1]

    yield come
    for one in people:
        one.leave()


@pytest.fixture
def at_laptop(somebody) -> AtLaptop:
    return somebody(AtLaptop)


@pytest.fixture
def at_phone(somebody) -> AtPhone:
    return somebody(AtPhone)
