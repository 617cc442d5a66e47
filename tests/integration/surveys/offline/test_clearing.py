"""Somebody finishes an online survey on a tablet where other people's answers wait."""

import pytest

from tests.integration.surveys.walking import Person


@pytest.mark.parametrize(
    ("is_prepared", "forgets"),
    [(False, '"cache", "cookies", "storage"'), (True, '"cache"')],
    ids=["any device", "a prepared one"],
)
def test_clearing_leaves_what_waits_there_encrypted(
    client, survey, home, supporter, is_prepared, forgets
):
    if is_prepared:
        client.force_login(supporter)
        client.post(f"{home}codes/", {"number": "1"})
    person = Person(client)
    person.begin()
    person.finish()

    reply = client.post(f"{person.at}clear/")

    assert reply["Clear-Site-Data"] == forgets
    assert reply.cookies["answers"]["max-age"] == 0
    assert "offline" not in reply.cookies
