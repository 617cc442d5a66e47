"""Joining with a code, in two steps: nobody is in by looking, and one code lets one person in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from surveys import codes, form_key
from surveys.actions.sessions import end_session
from surveys.models import Participant
from tests.integration.surveys.helped.beside import Helped, person_in
from tests.integration.surveys.walking import hidden_fields, text_of


def test_code_leads_to_what_it_means_and_lets_nobody_in(client, session):
    reply = client.post("/join/", {"code": f" {session.code[:3].lower()} {session.code[3:]}"})
    page = client.get(reply["Location"])

    assert reply["Location"] == f"/join/?code={session.code}"
    assert "Someone from the council or a group will help you." in text_of(page)
    assert "They see nothing until you say yes." in text_of(page)
    assert session.survey.title in text_of(page)
    assert not Participant.objects.exists() and "helped" not in page.cookies


def test_yes_lets_in_with_a_cookie_for_this_survey_that_ends_with_the_browser(client, session):
    reply = Helped(client).join(session.code)

    cookie = reply.cookies["helped"]
    assert reply["Location"] == "/cheshire-east/care-at-home/help/?ask=1"
    assert cookie["path"] == "/cheshire-east/care-at-home/"
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not cookie["max-age"] and not cookie["expires"]


@pytest.mark.parametrize("secure", [True, False])
def test_cookie_travels_as_safely_as_the_others(client, session, settings, secure):
    settings.SESSION_COOKIE_SECURE = secure

    assert bool(Helped(client).join(session.code).cookies["helped"]["secure"]) is secure


def test_pressing_yes_twice_lets_one_person_in(client, session):
    shown = hidden_fields(client.get(f"/join/?code={session.code}").content.decode())

    first, second = (client.post("/join/", shown) for _ in range(2))

    assert first.status_code == second.status_code == 303
    assert first.cookies["helped"].value == second.cookies["helped"].value
    assert Participant.objects.count() == 1


def test_second_person_is_told_that_somebody_has_joined(client, session):
    Helped(Client()).join(session.code)

    reply = Helped(client).join(session.code)

    assert reply.status_code == 409
    assert "Somebody has joined with this code. Ask for a new code." in text_of(reply)
    assert "helped" not in reply.cookies and Participant.objects.count() == 1


def test_three_things_are_asked_one_after_another_and_a_skip_is_a_no(client, session):
    person = Helped(client)
    first = client.get(person.join(session.code)["Location"])
    yes = client.post(f"{person.at}help/", {"do": "help.yes.may_see_place", "ask": "1"})
    no = client.post(f"{person.at}help/", {"do": "help.no.may_see_answers", "ask": "2"})
    last = client.get(no["Location"])

    assert "May your supporter see which question you are on?" in text_of(first)
    assert "May your supporter see your answers?" in text_of(client.get(yes["Location"]))
    assert "May your supporter write words for you?" in text_of(last)
    assert f'href="{person.at}">Skip this' in last.content.decode()
    joined = person_in(session)
    assert (joined.may_see_place, joined.may_see_answers, joined.may_write) == (True, False, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Please type your code."),
        ("AAAAAA", "We do not know this code."),
        ("ABCD-EFGH-JKMN", "This looks like the code for your answers."),
        ("💥" * 50, "We do not know this code."),
        ("\x00", "Please type your code."),
    ],
)
def test_wrong_code_says_so_and_keeps_what_was_typed(client, session, typed, said):
    reply = client.post("/join/", {"code": typed})

    assert reply.status_code == 422
    assert said in text_of(reply)
    assert typed.replace("\x00", "") in reply.content.decode()


def test_code_of_an_ended_session_is_told_apart_by_whoever_was_asked_already(client, session):
    shown = hidden_fields(client.get(f"/join/?code={session.code}").content.decode())
    end_session(session=session, by=None)

    late, typed = client.post("/join/", shown), client.post("/join/", {"code": shown["code"]})

    assert (late.status_code, typed.status_code) == (409, 422)
    assert "This code has ended. Ask your supporter for a new one." in text_of(late)
    assert "We do not know this code. Or it has ended." in text_of(typed)
    assert not Participant.objects.exists()


def test_session_whose_time_is_over_lets_nobody_in(client, session):
    session.ends_by = timezone.now() - timedelta(minutes=1)
    session.save()

    assert client.post("/join/", {"code": session.code}).status_code == 422


def test_survey_that_closed_meanwhile_is_a_plain_sentence(client, session, survey):
    survey.unpublish()

    reply = client.get(f"/join/?code={session.code}")

    assert reply.status_code == 410
    assert "This survey has ended. Tell your supporter." in text_of(reply)


def test_council_that_was_switched_off_has_no_codes(client, session, council):
    council.is_on = False
    council.save()

    assert client.get(f"/join/?code={session.code}").status_code == 422


@pytest.mark.parametrize("way", ["get", "post"])
def test_guessing_in_bulk_is_stopped_also_for_codes_that_are_right(client, session, settings, way):
    settings.WRONG_CODES_PER_HOUR = 3
    for guess in ("AAAAAA", "AAAAAC", "AAAAAD"):
        assert getattr(client, way)("/join/", {"code": guess}).status_code == 422

    reply = getattr(client, way)("/join/", {"code": session.code})

    assert reply.status_code == 429
    assert reply["Retry-After"]
    assert client.get("/join/").status_code == 200
    assert client.get("/code/").status_code == 200


def test_slow_typist_is_not_stopped_by_a_few_mistakes(client, session):
    for guess in ("AAAAAA", "", "AAAAAD"):
        client.post("/join/", {"code": guess})

    assert Helped(client).join(session.code).status_code == 303


def test_key_of_the_supporters_page_lets_nobody_join(client, session, person, supporter):
    person.allow("may_see_place")
    person.open("q/1/")
    key = hidden_fields(supporter.look().content.decode())["key"]

    reply = Client().post("/join/", {"code": session.code, "key": key})

    assert "Do you want help to answer?" in text_of(reply)


def test_key_of_another_session_asks_again(client, session):
    sent = {"code": session.code, "key": form_key.fresh("join", session.pk + 1)}

    reply = client.post("/join/", sent)

    assert "Do you want help to answer?" in text_of(reply)
    assert not Participant.objects.exists()


def test_codes_are_asked_for_where_people_look_for_them(client, session):
    for address in ("/cheshire-east/", "/cheshire-east/care-at-home/", "/code/"):
        assert 'href="/join/"' in client.get(address).content.decode(), address


def test_session_code_is_not_one_of_a_receipt():
    assert codes.SESSION_LENGTH != codes.LENGTH
