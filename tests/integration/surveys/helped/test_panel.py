"""The person steers the help on every page, and whoever is not helped sees nothing of it."""

import pytest

from surveys.actions.participants import end_help
from surveys.models import Answer, Participant, Response
from surveys.models.response import Help, Mode
from tests.factories.sessions import make_helped
from tests.integration.surveys.helped.beside import Helped, person_in
from tests.integration.surveys.walking import Person, text_of

HELPING = "Your supporter is helping you"
PAGES = ["", "agree/", "who/", "helped/", "helper/", "practice/", "practice/?tried=yes", "q/1/"]
LATER_PAGES = ["q/2/", "q/4/", "q/5/", "check/", "later/"]


def answer_to(session, key: str) -> Answer | None:
    response = person_in(session).response
    return Answer.objects.filter(response=response, question__key=key).first()


@pytest.mark.parametrize("page", PAGES + LATER_PAGES)
def test_panel_is_on_every_page_of_somebody_helped(person, page):
    person.press("who/", choice="writing")

    reply = person.open(page)

    assert HELPING in text_of(reply)
    assert text_of(reply).count("No Press to") == 3


@pytest.mark.parametrize("page", PAGES + LATER_PAGES)
def test_nobody_else_sees_anything_of_it(client, survey, page):
    alone = Person(client)
    alone.begin()
    alone.press("who/", choice="writing")

    html = alone.open(page).content.decode()

    assert "help-panel-title" not in html and "helped.css" not in html


def test_nothing_is_allowed_at_first(person, session):
    joined = person_in(session)

    assert not (joined.may_see_place or joined.may_see_answers or joined.may_write)


def test_what_they_answer_is_noted_as_supported(person, session):
    person.press("q/1/", choice="yes")

    assert person_in(session).response.mode == Mode.SUPPORTED
    assert answer_to(session, "together").mode == Mode.SUPPORTED


def test_answers_begun_before_joining_go_on_and_are_supported_from_then_on(client, session):
    person = Helped(client)
    person.begin()
    person.press("q/1/", choice="yes")

    person.join(session.code)
    person.press("q/2/", text="They are kind.")

    assert Response.objects.count() == 1
    assert answer_to(session, "together").mode == Mode.WEB
    assert answer_to(session, "together-more").mode == Mode.SUPPORTED


def test_answer_that_is_saved_again_beside_a_supporter_is_supported(client, session):
    person = Helped(client)
    person.begin()
    person.press("q/1/", choice="yes")

    person.join(session.code)
    person.press("q/1/", choice="no")

    answer = answer_to(session, "together")
    assert (answer.choice, answer.mode) == ("no", Mode.SUPPORTED)


def test_new_code_takes_the_place_of_the_old_help(person, session, survey):
    other = make_helped(survey).session
    end_help(participant=Participant.objects.get(session=other))
    person.join(other.code)
    person.open("q/1/")

    assert person_in(session).ended_at and person_in(session).response is None
    assert Participant.objects.get(session=other, number=2).response is not None


def test_button_says_the_state_and_what_pressing_does(person):
    person.allow("may_see_place")

    said = text_of(person.open("q/1/"))

    assert "They can see which question I am on Yes Press to hide" in said
    assert "They can see my answers No Press to show" in said
    assert "They can write for me No Press to allow" in said


def test_panel_says_when_a_yes_does_nothing(person):
    person.allow("may_see_answers")

    assert "They see nothing while you hide your question." in text_of(person.open("q/1/"))


def test_pause_and_go_on(person, session):
    person.allow()
    person.do("q/1/", "pause")
    paused = text_of(person.open("q/1/"))
    person.do("q/1/", "go-on")

    assert "You have paused the help" in paused and "Your supporter sees nothing now." in paused
    assert HELPING in text_of(person.open("q/1/"))
    assert person_in(session).may_see_place


def test_who_helps_is_chosen_already_and_still_asked(person, session):
    person.press("who/", choice="writing")

    page = person.open("helper/").content.decode()

    assert 'value="staff" id="choice-staff" checked' in page
    assert person_in(session).response.helper == ""
    assert person_in(session).response.help == Help.TYPED_FOR
