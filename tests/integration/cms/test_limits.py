"""Whom a limit counts, and that it keeps nobody's address."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory

from cms import limits
from tests.integration.surveys.walking import Person

ADDRESS = "203.0.113.77"


def request_from(address: str = ADDRESS, passed_on: str = ""):
    more = {"HTTP_X_FORWARDED_FOR": passed_on} if passed_on else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **more)


@pytest.mark.parametrize(
    ("proxies", "passed_on", "counted"),
    [
        (0, "", "10.0.0.1"),
        (0, "198.51.100.1", "10.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_address_is_what_our_own_proxy_saw_and_nothing_the_sender_says(
    settings, proxies, passed_on, counted
):
    settings.PROXY_COUNT = proxies

    assert limits.client_address(request_from("10.0.0.1", passed_on)) == counted


def test_same_address_is_counted_under_another_name_the_next_day(time_machine):
    time_machine.move_to("2026-03-02 12:00:00+00:00", tick=False)
    today = [limits.who(request_from()) for _ in range(2)]
    time_machine.move_to("2026-03-03 12:00:00+00:00", tick=False)

    assert today[0] == today[1] != limits.who(request_from())
    assert ADDRESS not in str(today)


def test_name_cannot_be_worked_out_without_the_salt_in_the_cache():
    before = limits.who(request_from())
    cache.clear()

    assert limits.who(request_from()) != before


def test_newer_addresses_of_one_household_count_as_one():
    one, other = request_from("2001:db8:1:2::1"), request_from("2001:db8:1:2:ffff::9")

    assert limits.who(one) == limits.who(other)
    assert limits.who(one) != limits.who(request_from("2001:db8:1:3::1"))


@pytest.mark.parametrize("address", ["", "unknown", "x" * 5000])
def test_address_that_is_none_is_counted_all_the_same(address):
    limits.count("knock", request_from(address))

    assert limits.is_reached("knock", 1, request_from(address))


def test_without_a_cache_nobody_is_stopped(monkeypatch):
    def fails(*args, **kwargs):
        raise ConnectionError("The cache is not there.")

    for name in ("get", "add", "incr", "get_or_set"):
        monkeypatch.setattr(limits.cache, name, fails, raising=False)

    limits.count("knock", request_from())

    assert not limits.is_reached("knock", 0, request_from(), of_all=0)


def test_no_row_anywhere_holds_the_address_of_a_person_who_answers(survey):
    person = Person(Client(REMOTE_ADDR=ADDRESS, HTTP_X_FORWARDED_FOR=ADDRESS))
    person.begin(contact="yes")
    person.press("q/1/", choice="no", do="later")
    person.client.post("/code/", {"code": "ACDE-FGHJ-KMNP"})
    receipt = person.finish().content.decode()
    code = receipt.split('aria-hidden="true" dir="ltr">')[1].split("<")[0]
    person.client.post("/code/remove/", {"code": code, "sure": "yes"})
    call_command("retain", verbosity=0)

    held = [
        (table, row)
        for table in connection.introspection.table_names()
        for row in _rows(table)
        if ADDRESS in str(row)
    ]

    assert held == []
    assert any(
        "surveys.response.withdrawn" in str(row) for row in _rows("wagtailcore_modellogentry")
    )


def _rows(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return cursor.fetchall()
