"""Which screens each action tells, once it is committed; whoever is not helped costs nothing."""

from uuid import uuid4

import pytest
from django.db import transaction

from cms.bell import bell
from surveys.actions.drafts import delete_draft
from surveys.actions.participants import ALLOWED, allow, begin_answering, end_help, pause, stand_at
from surveys.actions.responses import save_answer, send_response
from surveys.actions.sessions import end_session, join_session, start_session
from surveys.actions.suggestions import (
    accept,
    refuse_suggestion,
    suggest,
    take_suggestion_back,
)
from surveys.actions.withdrawals import withdraw_response
from surveys.given import Given
from surveys.models import Answer, Participant
from tests.factories.surveys import make_response

GIVEN = Given(Answer.State.ANSWERED, text="They are kind.")


@pytest.fixture
def rung(monkeypatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr(bell, "ring", rung.append)
    monkeypatch.setattr(bell, "look", rung.append)
    return rung


@pytest.fixture
def told(rung, session, django_capture_on_commit_callbacks):
    """Do something; return whose screens were told, in plain words."""

    def told(action, **what) -> set[str]:
        with django_capture_on_commit_callbacks(execute=True):
            action(**what)
            assert rung == [], "Told before it was committed."
        names = {
            f"session.{session.pk}.supporter": "supporter",
            f"session.{session.pk}.people": "people",
        }
        found = {names.get(group, group.partition(".")[0]) for group in rung}
        rung.clear()
        return found

    return told


@pytest.fixture
def person(session, survey) -> Participant:
    """Somebody who has joined, allowed everything, and stands before a question of words."""
    person = join_session(session=session, key=uuid4())
    response = make_response(survey, {"together": "no"}, send=False)
    person = begin_answering(participant=person, response=response)
    stand_at(participant=person, question=page_of(person))
    for what in ALLOWED:
        allow(participant=person, what=what, yes=True)
    return Participant.objects.select_related("response").get(pk=person.pk)


def page_of(person: Participant):
    return person.response.version.questions.get(key="together-more")


@pytest.fixture
def offered(person):
    return suggest(
        participant=person, question=page_of(person), key=uuid4(), kind="words", words="Kind."
    )


PAIR, SUPPORTER = {"supporter", "participant"}, {"supporter"}


def test_joining_and_ending(told, session, supporter):
    assert told(join_session, session=session, key=uuid4()) == SUPPORTER
    assert told(end_session, session=session, by=supporter) == PAIR | {"people"}
    assert told(end_session, session=session, by=supporter) == set()


def test_joining_at_a_handed_device_tells_the_screen_of_its_group(
    rung, session, survey, supporter, django_capture_on_commit_callbacks
):
    device = start_session(
        survey=survey, key=uuid4(), supporter=supporter, kind="one_device", within=session
    )

    with django_capture_on_commit_callbacks(execute=True):
        join_session(session=device, key=uuid4())

    assert set(rung) == {f"session.{pk}.supporter" for pk in (device.pk, session.pk)}


def test_what_a_person_decides(told, person):
    assert told(allow, participant=person, what="may_write", yes=False) == PAIR
    assert told(pause, participant=person, paused=True) == PAIR
    assert told(end_help, participant=person) == PAIR
    assert told(end_help, participant=person) == set()


def test_what_a_person_answers(told, person):
    page, other = page_of(person), person.response.version.questions.get(key="together")

    assert told(stand_at, participant=person, question=other) == SUPPORTER
    assert told(stand_at, participant=person, question=other) == set()
    assert told(save_answer, response=person.response, question=page, given=GIVEN) == SUPPORTER
    assert told(send_response, response=person.response) == SUPPORTER
    assert told(withdraw_response, response=person.response) == SUPPORTER


def test_beginning_and_deleting(told, session, survey):
    person = join_session(session=session, key=uuid4())
    response = make_response(survey, send=False)

    assert told(begin_answering, participant=person, response=response) == SUPPORTER
    assert told(delete_draft, response=response) == SUPPORTER


@pytest.mark.parametrize("settle", [accept, refuse_suggestion, take_suggestion_back])
def test_what_is_offered_and_settled(told, offered, settle):
    assert told(settle, suggestion=offered) == PAIR
    assert told(settle, suggestion=offered) == set()


def test_offer(told, person):
    offer = {"question": page_of(person), "key": uuid4(), "kind": "words", "words": "Kind."}

    assert told(suggest, participant=person, **offer) == PAIR
    assert told(suggest, participant=person, **offer) == set()


def test_after_the_help_answers_tell_nobody(told, person):
    page, response = page_of(person), person.response
    end_help(participant=person)

    assert told(save_answer, response=response, question=page, given=GIVEN) == set()


def test_answers_nobody_helped_with_ask_nothing_more(
    survey, in_council, rung, django_assert_num_queries
):
    response = make_response(survey, send=False)
    page = response.version.questions.get(key="together-more")
    save_answer(response=response, question=page, given=GIVEN)

    with django_assert_num_queries(1):
        save_answer(response=response, question=page, given=GIVEN)

    assert rung == []


def test_what_is_rolled_back_is_not_told(told, person):
    def rolled_back() -> None:
        with transaction.atomic():
            pause(participant=person, paused=True)
            transaction.set_rollback(True)

    assert told(rolled_back) == set()
