"""The first reading of a request is the look at whether its connection still lives."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from cms import prepared


class Line(SimpleNamespace):
    """A connection as Django keeps one, which somebody may have cut."""

    def close(self) -> None:
        self.is_dead = False


def line(**facts) -> Line:
    usual = {"health_check_enabled": True, "health_check_done": False, "in_atomic_block": False}
    return Line(**usual | {"connection": object(), "is_dead": True, "asked": 0} | facts)


def read(connection: Line) -> list:
    """Read over this line, which fails while it is dead."""

    def reading() -> list:
        connection.asked += 1
        if connection.is_dead:
            raise OperationalError("the line is dead")
        return [connection.asked]

    return prepared._with_a_live_connection(connection, reading)


def test_connection_that_died_between_two_requests_is_replaced():
    connection = line()

    assert read(connection) == [2]
    assert connection.health_check_done


def test_connection_that_lives_is_asked_once():
    connection = line(is_dead=False)

    assert read(connection) == [1]
    assert connection.health_check_done


@pytest.mark.parametrize("facts", [{"health_check_done": True}, {"in_atomic_block": True}], ids=str)
def test_connection_that_dies_in_the_middle_of_work_is_not_replaced(facts):
    with pytest.raises(OperationalError):
        read(line(**facts))
