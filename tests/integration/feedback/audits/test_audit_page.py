"""The page where a sample is read: blind, one comment after the other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from feedback.actions.waiting import take_waiting
from feedback.models import Comment, Judgement
from surveys.actions.withdrawals import withdraw_response
from tests.factories.auditing import ASSESS, TEAM, judged
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser", "in_council")

AUDIT = "/review/cheshire-east/audit/"


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def send(client, comment, reviewer):
    """Send the form, right but for what is said."""

    def send(**form):
        right = {"comment": comment.pk, "do": "judge", "mostly": TEAM, "sounds": "positive"}
        return client.post(AUDIT, right | form)

    return send


def test_page_shows_the_words_and_nothing_the_machine_said(client, reviewer, comment):
    page = text_of(client.get(AUDIT))

    assert "Ann runs a good team. They assess nobody." in page
    assert "What could be better?" in page
    assert "0 of 1 picked comments read" in page
    assert "Picked from 1. Two people read 0 of them." in page
    for said in ("<mark", "uggested", "Rests on", "Sounds positive", "a name?", "Read by"):
        assert said not in page


def test_what_is_said_is_kept_and_the_next_comment_shown(client, send, reviewer, survey, comment):
    other = analysed(survey, "They came late.")
    first = client.get(AUDIT).context["page"].comment.pk
    left = ({comment.pk, other.pk} - {first}).pop()

    response = client.post(
        AUDIT,
        {"comment": first, "do": "judge", "mostly": TEAM, "also": [ASSESS], "sounds": "mixed"},
        follow=True,
    )

    assert "Your answer is kept." in text_of(response)
    assert "1 of 2 picked comments read" in text_of(response)
    assert response.context["page"].comment.pk == left
    made = Judgement.objects.get()
    assert (made.answer.comment.pk, made.sounds, made.made_by) == (first, "mixed", reviewer)
    about = made.statements.values_list("quality_statement__slug", "is_primary")
    assert sorted(about) == [(ASSESS, False), (TEAM, True)]


def test_comment_may_be_about_none(client, send):
    send(mostly="none")

    assert not Judgement.objects.get().statements.exists()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"mostly": ""}, "Choose what it is mostly about."),
        ({"mostly": "nonsense"}, "Choose what it is mostly about."),
        ({"also": ["nonsense"]}, "Choose from the list what else it is about."),
        ({"mostly": "none", "also": [ASSESS]}, "or untick what else it is about."),
        ({"sounds": ""}, "Say how it sounds."),
        ({"sounds": "loud"}, "Say how it sounds."),
    ],
)
def test_form_that_lacks_something_says_so_and_keeps_what_was_chosen(send, said, problem):
    response = send(**({"also": [TEAM]} | said))

    assert response.status_code == 422
    assert problem in text_of(response)
    assert not Judgement.objects.exists()
    page = response.context["page"].comment
    chosen = [option["value"] for option in page.also if option["checked"]]
    assert chosen == [one for one in said.get("also", [TEAM]) if one != "nonsense"]


def test_harm_goes_to_the_safeguarding_lead_from_here(client, send, comment):
    send(do="safeguarding")

    comment.refresh_from_db()
    assert comment.state == "held"
    assert not Judgement.objects.exists()
    assert "There is no comment to check yet." in text_of(client.get(AUDIT))


def test_second_reader_does_not_see_what_the_first_said(client, comment, colleague):
    judged(comment, colleague, ASSESS, sounds="negative")
    client.force_login(make_member(comment.council, "reviewer", "second@example.org"))

    page = client.get(AUDIT).context["page"].comment

    assert page.pk == comment.pk
    assert not any(option.get("selected") for option in page.mostly[1:])
    assert not any(option["checked"] for option in [*page.also, *page.sounds])


def test_form_of_a_comment_taken_back_meanwhile_says_so(client, send, comment):
    withdraw_response(response=comment.answer.response)

    assert "This comment is not for you to check any more." in text_of(
        client.get(send()["Location"])
    )
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 40, "٣"])
def test_number_of_no_comment_is_refused(client, send, number):
    assert send(comment=number).status_code == 303
    assert not Judgement.objects.exists()


def test_comment_of_another_council_is_not_judged_here(client, send, other_council):
    theirs = analysed(make_published_survey(other_council), "They are a team.")

    assert send(comment=theirs.pk).status_code == 303
    assert not Judgement.objects.exists()


def test_reading_is_logged_and_kept_out_of_caches(client, reviewer, comment):
    response = client.get(AUDIT)

    assert response["Cache-Control"] == "no-store"
    line = ModelLogEntry.objects.get(action="feedback.comments.read")
    assert (line.data, line.user) == ({"comments": [comment.pk]}, reviewer)


def test_who_has_read_all_is_told_so(client, send):
    send()

    page = text_of(client.get(AUDIT))
    assert "Every picked comment has been read." in page
    assert 'name="comment"' not in page


def test_queries_of_the_page_do_not_grow(client, reviewer, survey, colleague):
    asked = []
    for number in (2, 20):
        many_sent(survey, number)
        take_waiting()
        judged(Comment.objects.order_by("-pk").first(), colleague, TEAM)
        with CaptureQueriesContext(connection) as queries:
            client.get(AUDIT)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 22
