"""Who hides something has hidden it first; then what was typed is saved; what shows comes last."""

import pytest

from surveys import cookies
from surveys.actions.responses import save_answer
from surveys.models import Answer, Participant
from tests.integration.surveys.helped.beside import Helped, person_in
from tests.integration.surveys.walking import text_of

HELPING = "Your supporter is helping you"
PAGES = ["", "agree/", "who/", "helped/", "helper/", "practice/", "practice/?tried=yes", "q/1/"]
LATER_PAGES = ["q/2/", "q/4/", "q/5/", "check/", "later/"]


def answer_to(session, key: str) -> Answer | None:
    response = person_in(session).response
    return Answer.objects.filter(response=response, question__key=key).first()


def sees_answers(person: Participant) -> bool:
    return person.may_see_answers and not person.is_paused


def test_hiding_in_the_middle_of_a_sentence_hides_and_keeps_the_words(person, session):
    person.allow()
    reply = person.do("q/2/", "no.may_see_answers", text="They come late and")

    page = person.open("q/2/")
    assert reply["Location"] == f"{person.at}q/2/"
    assert not person_in(session).may_see_answers
    assert "They come late and" in page.content.decode()


def test_hiding_comes_first_where_the_words_cannot_be_saved(person, session):
    person.allow()
    typed = "a" * 10_001

    reply = person.do("q/2/", "no.may_see_answers", text=typed)

    assert reply.status_code == 422
    assert typed in reply.content.decode()
    assert not person_in(session).may_see_answers


@pytest.mark.parametrize("broken", ["other-page", "no-answers", "closed"])
def test_hiding_works_whatever_else_is_wrong(person, session, survey, broken):
    person.allow()
    if broken == "closed":
        survey.unpublish()
    if broken == "no-answers":
        del person.client.cookies[cookies.NAME]

    person.client.post(f"{person.at}q/2/", {"do": "help.no.may_see_place", "question": "nonsense"})

    assert not person_in(session).may_see_place


def test_hiding_works_after_sending_too(person, session):
    person.allow()
    person.finish()

    reply = person.client.post(f"{person.at}q/2/", {"do": "help.no.may_see_place"})

    assert reply.status_code == 303
    assert not person_in(session).may_see_place


def test_pressing_without_an_answer_skips_nothing(person, session):
    person.do("q/2/", "yes.may_see_place")

    assert answer_to(session, "together-more") is None


def test_what_is_ticked_on_the_page_about_consent_stays(client, session):
    person = Helped(client)
    person.join(session.code)

    reply = person.do("agree/", "yes.may_see_place", keep="yes", quote="yes")

    assert person_in(session).may_see_place
    assert reply.content.decode().count(" checked") == 2


@pytest.mark.parametrize("deed", ["yes.may_see_answers", "go-on"])
def test_showing_comes_after_what_was_typed_is_saved(person, session, monkeypatch, deed):
    person.allow()
    person.do("q/2/", "no.may_see_answers" if deed != "go-on" else "pause", text="They shout.")
    seen = []

    def watched(**fields):
        seen.append(sees_answers(person_in(session)))
        return save_answer(**fields)

    monkeypatch.setattr("surveys.views.questions.save_answer", watched)
    person.do("q/2/", deed, text="They are late.")

    assert seen == [False]
    assert sees_answers(person_in(session))
    assert answer_to(session, "together-more").text == "They are late."


def test_nothing_more_is_shown_where_the_words_cannot_be_saved(person, session):
    person.allow()
    person.do("q/2/", "no.may_see_answers", text="They shout.")

    reply = person.do("q/2/", "yes.may_see_answers", text="a" * 10_001)

    assert reply.status_code == 422
    assert "They can see my answers No Press to show" in text_of(reply)
    assert not person_in(session).may_see_answers
