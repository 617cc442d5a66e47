"""Two windows of one person at once: whoever waits for a person holds nothing that is behind them.

Else each window could hold what the other waits for, and one of them would get an error.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django_scopes import scope

from surveys.actions.participants import begin_answering
from surveys.actions.sessions import end_session, join_session, start_session
from tests.factories.surveys import make_response
from tests.functional.test_saving_beside_sending import beside
from tests.integration.surveys.helped.beside import Helped, person_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("db"),
    pytest.mark.skipif(
        not connection.features.has_select_for_update_nowait,
        reason="SQLite lets one write in at a time, so no two can wait for each other; "
        "`make test-services` tells this on PostgreSQL.",
    ),
]


@pytest.fixture(autouse=True)
def chosen(house) -> Iterator[None]:
    with scope(council=house.council):
        yield


@contextmanager
def held(row: Model) -> Iterator[None]:
    """Hold a row, as another window does in the middle of something."""
    with transaction.atomic():
        type(row).objects.select_for_update().get(pk=row.pk)
        yield


def assert_nobody_holds(row: Model) -> None:
    """Raises where another connection holds it."""
    type(row).objects.select_for_update(nowait=True).get(pk=row.pk)


@pytest.mark.parametrize("deed", ["yes.may_see_place", "go-on", "take.what-is-gone", "end"])
def test_answers_are_held_after_the_person(house, start, deed):
    window, session = Helped(Client(), house.at), start()
    window.join(session.code)
    window.begin()
    window.open("q/1/")
    person = person_in(session)

    with held(person):
        pressed = beside(person.response, lambda: window.do("q/1/", deed, choice="yes"))
        with pytest.raises(TimeoutError):
            pressed.result(timeout=1)
        assert_nobody_holds(person.response)

    assert pressed.result(timeout=10).status_code == 303
    assert person.response.answers.get().choice == "yes"


def test_who_was_helped_before_is_held_before_who_is_helped_now(house, start):
    group, response = start("group"), make_response(house.survey, send=False)
    before, now = (join_session(session=group, key=uuid4()) for _ in range(2))
    begin_answering(participant=before, response=response)

    with held(before):
        begun = beside(response, lambda: begin_answering(participant=now, response=response))
        with pytest.raises(TimeoutError):
            begun.result(timeout=1)
        assert_nobody_holds(now)

    assert begun.result(timeout=10).response == response
    before.refresh_from_db()
    assert before.ended_at


def test_people_are_held_after_the_devices_that_are_handed_round(house, start):
    group = start("group")
    person = join_session(session=group, key=uuid4())
    device = start_session(
        survey=house.survey,
        key=uuid4(),
        supporter=group.supporter,
        kind="one_device",
        within=group,
    )

    with held(device):
        ended = beside(group, lambda: end_session(session=group, by=group.supporter))
        with pytest.raises(TimeoutError):
            ended.result(timeout=1)
        assert_nobody_holds(person)

    assert ended.result(timeout=10).ended_at
