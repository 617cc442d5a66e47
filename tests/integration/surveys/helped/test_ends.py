"""The help ends: by the person, the supporter, the clock or a cleared device; answers stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from surveys import cookies
from surveys.actions.sessions import end_session
from surveys.models import Response
from tests.integration.surveys.helped.beside import Helped, person_in
from tests.integration.surveys.walking import hidden_fields, text_of

HELPING = "Your supporter is helping you"
PAGES = ["", "agree/", "who/", "helped/", "helper/", "practice/", "practice/?tried=yes", "q/1/"]
LATER_PAGES = ["q/2/", "q/4/", "q/5/", "check/", "later/"]


def test_end_asks_once_keeps_what_was_typed_and_says_so_once(person, session):
    sure = person.do("q/2/", "end", text="They are kind.")
    asked = person.client.get(sure["Location"])
    assert "Are you sure?" in text_of(asked) and "You can go on alone." in text_of(asked)
    assert person_in(session).ended_at is None

    end = {"do": "help.end-now", "next": f"{person.at}q/2/"}
    reply = person.client.post(f"{person.at}help/", end)
    told, after = (person.open("q/2/") for _ in range(2))

    assert reply["Location"] == f"{person.at}q/2/"
    assert person_in(session).ended_at and person_in(session).response is None
    assert "The help has ended. You can go on alone." in text_of(told)
    assert "They are kind." in told.content.decode() and "They are kind." in text_of(after)
    assert "The help has ended" not in text_of(after)
    assert cookies.HELPED not in {name for name, c in person.client.cookies.items() if c.value}


def test_end_is_asked_on_the_page_of_consent_too(client, session):
    person = Helped(client)
    person.join(session.code)
    agree = "agree/?read=easy_read"

    sure = person.do(agree, "end")

    assert "Are you sure?" in text_of(client.get(sure["Location"]))
    end = hidden_fields(client.get(sure["Location"]).content.decode()) | {"do": "help.end-now"}
    assert client.post(f"{person.at}help/", end)["Location"] == f"{person.at}{agree}"
    assert person_in(session).ended_at


def test_end_by_the_supporter_or_by_time_is_told_in_the_same_way(person, session):
    end_session(session=session, by=None)

    assert "The help has ended. You can go on alone." in text_of(person.open("q/1/"))


def test_help_nobody_ended_is_over_after_its_time(person, session):
    person.allow()
    session.ends_by = timezone.now() - timedelta(minutes=1)
    session.save()

    assert "The help has ended. You can go on alone." in text_of(person.open("q/1/"))
    assert person_in(session).ended_at and not person_in(session).may_see_place


def test_answering_goes_on_as_before_after_the_end(person, session):
    person.press("q/1/", choice="yes")
    end_session(session=session, by=None)
    person.press("q/2/", text="They are kind.")

    assert "We have your answers" in text_of(person.finish())
    assert Response.objects.get().answers.count() == 2


def test_after_sending_the_panel_says_what_the_supporter_knows(person, session):
    person.allow()
    person.press("q/1/", choice="yes")

    receipt = text_of(person.finish())

    assert "Your supporter knows that you sent them." in receipt
    assert "They can see nothing else." in receipt
    assert "Press to hide" not in receipt


def test_next_person_at_the_device_is_not_helped_with_the_last_ones_yes(person, session):
    person.allow()
    person.press("q/1/", choice="yes")
    person.finish()

    person.begin()

    assert person_in(session).ended_at and person_in(session).response is None
    assert HELPING not in text_of(person.open("q/1/"))


@pytest.mark.parametrize("read", ["easy_read", "standard"])
def test_next_person_is_not_helped_where_the_last_one_left_without_sending(
    person, session, supporter, read
):
    person.allow()
    person.press("q/1/", choice="yes")

    person.begin(read)
    person.press("q/2/", text="My neighbour shouts.")

    assert person_in(session).ended_at and person_in(session).response is None
    assert HELPING not in text_of(person.open("q/2/"))
    assert "My neighbour shouts." not in text_of(supporter.look())


def test_clearing_the_device_ends_the_help(person, session):
    person.allow()
    reply = person.client.post(f"{person.at}clear/", {"do": "delete"})

    assert person_in(session).ended_at
    assert reply.cookies[cookies.HELPED]["max-age"] == 0


def test_somebody_under_18_is_helped_no_more(person, session):
    reply = person.press("who/", do="under-18")

    assert person_in(session).ended_at
    assert reply.cookies[cookies.HELPED]["max-age"] == 0
