"""The supporter’s page: what the person lets them see and nothing else, and whose it is."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cms.models import Membership
from surveys.models import SupportedSession
from tests.factories.cms import make_member
from tests.integration.surveys.helped.beside import Supporter, person_in
from tests.integration.surveys.walking import text_of

LIST = "/sessions/cheshire-east/"
SECRET = "They shouted at me on Tuesday."
QUESTION = "Tell us more"


def test_page_shows_the_code_to_read_out_and_to_scan(supporter, session):
    page = supporter.look()

    said = text_of(page)
    assert f"{session.code[:3]} {session.code[3:]}" in said
    assert ", ".join(session.code) in said
    assert "data:image/svg+xml" in page.content.decode()
    assert "Nobody has joined yet" in said
    assert "Read the words aloud as they are." in said


def test_before_the_first_yes_only_that_they_are_there(supporter, person):
    person.press("q/1/", choice="yes")
    person.press("q/2/", text=SECRET)
    person.open("q/2/")

    html = supporter.look().content.decode()

    assert "They are answering. They do not show you where they are." in html
    assert SECRET not in html and QUESTION not in html and 'name="question"' not in html


def test_place_alone_shows_the_question_and_hides_the_answer(supporter, person):
    person.press("q/2/", text=SECRET)
    person.allow("may_see_place")
    person.open("q/2/")

    said = text_of(supporter.look())

    assert "They are on question 2" in said and "of 5" not in said
    assert QUESTION in said
    assert "Answers are hidden." in said and SECRET not in said
    assert "You cannot suggest words." in said


def test_how_many_are_asked_is_shown_with_the_answers_alone(supporter, person):
    person.allow("may_see_place")
    person.open("q/2/")
    hidden = text_of(supporter.look())
    person.allow("may_see_answers")

    assert "They are on question 2" in hidden and "of 5" not in hidden
    assert "They are on question 2 of 5" in text_of(supporter.look())


def test_page_without_a_question_is_told_from_a_hidden_place(supporter, person):
    person.allow("may_see_place")
    person.open("who/")

    assert "They are on a page without a question" in text_of(supporter.look())


def test_answer_is_shown_as_it_is_saved(supporter, person):
    person.allow("may_see_place", "may_see_answers")
    person.open("q/2/")
    before = text_of(supporter.look())
    person.press("q/2/", text=SECRET)
    person.open("q/2/")

    assert "They have not answered this yet." in before
    assert SECRET in text_of(supporter.look())


@pytest.mark.parametrize("deed", ["no.may_see_answers", "no.may_see_place", "pause", "end-now"])
def test_answer_is_gone_the_moment_it_is_hidden(supporter, person, deed):
    person.allow()
    person.press("q/2/", text=SECRET)
    person.open("q/2/")
    assert SECRET in text_of(supporter.look())

    person.do("q/2/", deed)

    assert SECRET not in text_of(supporter.look())


def test_after_sending_nothing_of_it_is_shown(supporter, person):
    person.allow()
    person.press("q/2/", text=SECRET)
    person.finish()

    said = text_of(supporter.look())

    assert "They have sent their answers." in said
    assert SECRET not in said and QUESTION not in said


def test_hard_words_and_options_are_read_as_the_person_reads_them(supporter, person):
    person.allow("may_see_place")
    person.open("q/1/")

    page = text_of(supporter.look())

    assert "Point at" in page and "Sometimes" in page and "I don’t know" in page


def test_role_taken_away_in_the_middle_sends_nothing_more(supporter, person, member):
    person.allow()
    person.press("q/2/", text=SECRET)
    assert supporter.look().status_code == 200

    Membership.objects.filter(user=member).delete()

    reply = supporter.look()
    assert reply.status_code == 404 and SECRET not in reply.content.decode()
    assert supporter.client.post(f"{supporter.at}person/1/", {}).status_code == 404
    assert supporter.client.post(f"{supporter.at}end/", {}).status_code == 404


def test_account_that_was_switched_off_sends_nothing_more(supporter, person, member):
    get_user_model().objects.filter(pk=member.pk).update(is_active=False)

    assert supporter.look().status_code == 302


@pytest.mark.parametrize("page", ["", "end/", "person/1/"])
@pytest.mark.parametrize("way", ["get", "post"])
def test_another_supporter_of_the_council_finds_nothing(session, person, council, page, way):
    other = Client()
    other.force_login(make_member(council, "supporter", "other@example.org"))
    address = Supporter(other, session).at

    assert getattr(other, way)(f"{address}{page}").status_code == 404
    assert person_in(session).ended_at is None


def test_number_of_nobody_is_not_found(supporter, person):
    assert supporter.client.post(f"{supporter.at}person/7/", {}).status_code == 404


def test_session_is_ended_after_asking_and_its_page_says_so(supporter, person, session):
    code = session.code
    asked = supporter.client.get(f"{supporter.at}end/")
    session.refresh_from_db()
    assert "End the session?" in text_of(asked) and session.ended_at is None

    for _ in range(2):
        assert supporter.client.post(f"{supporter.at}end/")["Location"] == supporter.at

    said = text_of(supporter.look())
    assert "This session has ended." in said and code[:3] not in said
    assert Client().post("/join/", {"code": code}).status_code == 422


def test_session_whose_time_is_over_is_ended_when_it_is_looked_at(supporter, person, session):
    person.allow()
    session.ends_by = timezone.now() - timedelta(minutes=1)
    session.save()

    assert "This session has ended." in text_of(supporter.look())
    assert not person_in(session).may_see_place


@pytest.mark.parametrize("page", ["", "?again=1", "?again=x"])
def test_page_looks_again_by_itself_only_when_asked(supporter, page):
    html = supporter.client.get(f"{supporter.at}{page}").content.decode()

    assert ('<noscript><meta http-equiv="refresh"' in html) == bool(page)


def test_supporter_has_no_button_of_the_person(supporter, person):
    person.allow()
    before = person_in(supporter_session(supporter))

    for deed in ("help.no.may_see_place", "help.pause", "help.end-now", "later"):
        supporter.client.post(f"{supporter.at}person/1/", {"do": deed})
        supporter.client.post(supporter.at, {"do": deed})
        supporter.client.post("/cheshire-east/care-at-home/help/", {"do": deed})

    after = person_in(supporter_session(supporter))
    assert (after.may_see_place, after.is_paused, after.ended_at) == (
        before.may_see_place,
        before.is_paused,
        None,
    )


def supporter_session(supporter: Supporter) -> SupportedSession:
    return SupportedSession.objects.get(pk=supporter.at.rstrip("/").rsplit("/", 1)[1])
