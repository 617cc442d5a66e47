"""“Our agreement”: what supporters promise, in pictures, and who else is in the room."""

import json

import pytest
from django_scopes import scope

from frontend.pictures import bank
from surveys.actions.participants import end_help, say_about_observers
from surveys.actions.refusals import SessionOver
from surveys.actions.sessions import join_session, start_session
from surveys.models import Participant
from surveys.models.plan import Observer
from surveys.pledge import PLEDGE_FILE, pledge
from surveys.presenters.pledge import agreement_of
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.integration.surveys.walking import text_of

PAGE = "/cheshire-east/care-at-home/together/"


@pytest.fixture
def beside(client, survey, council):
    """Return a function that has somebody join a session started from a plan."""

    def join(**facts) -> Participant:
        from uuid import uuid4

        from surveys import cookies

        plan = make_a_plan(survey, **facts)
        supporter = make_member(council, "supporter")
        with scope(council=council):
            session = start_session(survey=survey, key=uuid4(), supporter=supporter, plan=plan)
            person = join_session(session=session, key=uuid4())
        client.cookies["helped"] = cookies._helped_signer.sign(str(person.token))
        return person

    return join


def test_pledge_is_cheshire_easts_and_says_where_it_is_from():
    held = json.loads(PLEDGE_FILE.read_text(encoding="utf-8"))

    assert (len(held["we_will"]), len(held["we_wont"])) == (7, 5)
    assert pledge().council_name == "Cheshire East Council"
    assert pledge().council_name in held["source"]
    assert held["licence"]


def test_every_promise_has_a_picture_of_the_bank_and_easy_words():
    promises = [*pledge().we_will, *pledge().we_wont]
    agreement = agreement_of(None)
    lines = [*agreement.we_will, *agreement.we_wont, *agreement.here]

    assert len(lines) == len(promises) + 2
    assert {line.picture for line in lines} <= set(bank())
    assert len({line.picture for line in lines}) == len(lines)
    assert all(len(line.text.split()) <= 15 for line in lines)


def test_every_observer_is_told_in_a_picture_and_easy_words(survey):
    plan = make_a_plan(survey, observers=list(Observer.values))

    lines = agreement_of(plan).observers

    assert len(lines) == len(Observer.values)
    assert {line.picture for line in lines} <= set(bank())


def test_anybody_may_read_the_agreement_and_it_leads_on(client, survey):
    reply = client.get(PAGE)

    assert "Our agreement" in text_of(reply)
    assert "We listen to what you say." in text_of(reply)
    assert "We do not use hard words." in text_of(reply)
    assert "Cheshire East Council had the idea for this agreement." in text_of(reply)
    assert 'href="/cheshire-east/care-at-home/"' in reply.content.decode()
    assert "Other people are in the room" not in text_of(reply)
    assert reply.content.decode().count('class="easy-read__picture"') == 14


def test_what_was_planned_is_told_to_whoever_joined(client, beside):
    beside(breaks="20", interpreter="Polish", observers=["council", "trainee"])

    words = text_of(client.get(PAGE))

    assert "We all stop for a break every 20 minutes." in words
    assert "Someone here can put words into your language." in words
    assert "Someone from the council" in words
    assert "Someone who learns how to help" in words
    assert "Is it all right that they are here?" in words


@pytest.mark.parametrize(("said", "agrees"), [("yes", True), ("no", False)])
def test_person_says_whether_others_may_stay(client, beside, council, said, agrees):
    person = beside(observers=["council"])

    reply = client.post(PAGE, {"do": said})

    with scope(council=council):
        assert Participant.objects.get(pk=person.pk).agrees_to_observers is agrees
    assert reply.url == ("/cheshire-east/care-at-home/" if agrees else f"{PAGE}?no=1")


def test_nothing_is_kept_of_it_after_the_end_of_the_help(beside, in_council):
    person = beside(observers=["council"])
    end_help(participant=person)

    with pytest.raises(SessionOver):
        say_about_observers(participant=person, agrees=False)

    person.refresh_from_db()
    assert person.agrees_to_observers is None


def test_nobody_has_agreed_before_they_were_asked(client, beside, council):
    person = beside(observers=["council"])
    client.get(PAGE)

    with scope(council=council):
        assert Participant.objects.get(pk=person.pk).agrees_to_observers is None


def test_who_does_not_want_others_there_is_told_what_happens_now(client, beside):
    beside(observers=["council"])

    words = text_of(client.get(f"{PAGE}?no=1"))

    assert "That is fine. You do not have to say why." in words
    assert "They ask the other people to leave the room." in words


@pytest.mark.parametrize("said", ["", "x" * 100_000, "\x00", "help.yes.may_see_answers"])
def test_rubbish_agrees_to_nothing(client, beside, council, said):
    person = beside(observers=["council"])

    assert client.post(PAGE, {"do": said}).status_code == 200

    with scope(council=council):
        assert Participant.objects.get(pk=person.pk).agrees_to_observers is None


def test_agreement_of_no_survey_is_not_found(client, council):
    assert client.get("/cheshire-east/nothing/together/").status_code == 404
