"""The list of comments to review: who comes in, what is shown, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from wagtail.models import ModelLogEntry

from cms.roles import REVIEW_COMMENTS, ROLES, roles_with
from feedback.actions import reviews
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER
from feedback.models import Comment
from surveys.actions.responses import Consent
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey
from tests.integration.feedback.conftest import WORDS

pytestmark = pytest.mark.usefixtures("plain_analyser")

LIST = "/review/cheshire-east/"


def text_of(response) -> str:
    return response.content.decode()


def test_list_shows_what_waits_with_what_was_found_and_by_whom(client, reviewer, comment):
    page = text_of(client.get(LIST))

    assert "What could be better?" in page
    assert "Assessing needs · suggested" in page
    assert "Rests on “assess”" in page
    assert f"Suggested by {ANALYSER.name}, version {ANALYSER.version}: " in page
    assert '<mark class="review-item__detail">Ann</mark>' in page
    assert "[a name?]" in page


def test_list_shows_waiting_comments_before_those_decided(client, reviewer, survey, in_council):
    first = analysed(survey, "The first one.")
    second = analysed(survey, "The second one.")
    reviews.keep_private(comment=first, by=reviewer)

    page = text_of(client.get(LIST))

    assert page.index(f"Comment {second.pk}<") < page.index(f"Comment {first.pk}<")


def test_list_can_be_narrowed_to_a_survey_and_a_state(client, reviewer, survey, in_council):
    other = make_published_survey(in_council, "another", title="Another")
    analysed(survey, "Words of one.")
    elsewhere = analysed(other, "Words of the other.")
    reviews.keep_private(comment=elsewhere, by=reviewer)

    by_survey = text_of(client.get(LIST, {"survey": "care-at-home"}))
    by_state = text_of(client.get(LIST, {"state": "private"}))

    assert "Words of one." in by_survey and "Words of the other." not in by_survey
    assert "Words of one." not in by_state and "Words of the other." in by_state


@pytest.mark.parametrize("asked", [{"survey": "nonsense"}, {"state": "held"}])
def test_filter_that_is_not_known_says_so_and_shows_the_list(client, reviewer, comment, asked):
    response = client.get(LIST, asked)

    assert response.status_code == 422
    assert "Choose one from the list." in text_of(response)
    assert "assess" in text_of(response)


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 40, "\0"])
def test_page_number_that_makes_no_sense_shows_some_page(client, reviewer, comment, page):
    assert client.get(LIST, {"page": page}).status_code == 200


def test_twenty_comments_a_page(client, reviewer, survey, in_council):
    many_sent(survey, 21)
    take_waiting()

    first = text_of(client.get(LIST, {"state": "waiting"}))
    second = text_of(client.get(LIST, {"state": "waiting", "page": "2"}))

    assert (first.count("<article"), second.count("<article")) == (20, 1)
    assert "Comments 1 to 20 of 21" in first
    assert "?state=waiting&amp;page=2" in first


def test_queries_of_the_list_do_not_grow_with_comments(client, reviewer, survey, in_council):
    asked = []
    for number in (2, 18):
        many_sent(survey, number, text="Ann runs a good team.")
        take_waiting()
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 20


def test_queries_of_one_comment_do_not_grow_with_what_was_done(client, act, comment):
    act("add", words="0-5", about="safeguarding")
    address, asked = f"{LIST}{comment.pk}/", []
    client.get(address)
    for about in ("governance-management-and-sustainability", "partnerships-and-communities"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
        act("add", words="0-5", about=about)
        act("hide", words="runs", reason="other")
        client.get(address)

    assert asked[0] == asked[1] <= 30


def test_reading_is_logged_once_a_page_with_numbers_and_no_words(client, reviewer, comment):
    client.get(LIST)
    client.get(f"{LIST}{comment.pk}/")

    lines = ModelLogEntry.objects.filter(action="feedback.comments.read")
    assert [line.data for line in lines] == [{"comments": [comment.pk]}] * 2
    assert {line.user for line in lines} == {reviewer}


def test_raw_words_are_kept_out_of_every_cache(client, reviewer, comment):
    assert client.get(LIST)["Cache-Control"] == "no-store"
    assert client.get(f"{LIST}{comment.pk}/")["Cache-Control"] == "no-store"


def test_held_comment_and_one_without_consent_are_not_here(client, reviewer, survey, in_council):
    held = analysed(survey, "He hit me.")
    private = analysed(survey, "Not for themes.", consent=Consent(keep=True))

    page = text_of(client.get(LIST))

    assert "hit me" not in page and "Not for themes" not in page
    for hidden in (held, private):
        assert client.get(f"{LIST}{hidden.pk}/").status_code == 404
        assert client.post(f"{LIST}{hidden.pk}/", {"do": "release"}).status_code == 404


def test_comment_of_another_council_is_not_found(client, reviewer, other_council, framework):
    theirs = analysed(make_published_survey(other_council), WORDS)

    assert client.get(f"{LIST}{theirs.pk}/").status_code == 404
    assert client.post(f"{LIST}{theirs.pk}/", {"do": "private"}).status_code == 404
    with scope(council=other_council):
        assert Comment.objects.get().state == "waiting"


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
def test_comment_that_does_not_exist_is_not_found(client, reviewer, number):
    assert client.get(f"{LIST}{number}/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"platform-administrator"}))
def test_only_reviewers_come_in(client, council, comment, role):
    client.force_login(make_member(council, role))
    expected = 200 if role in roles_with(REVIEW_COMMENTS) else 404

    assert client.get(LIST).status_code == expected
    assert client.get(f"{LIST}{comment.pk}/").status_code == expected


def test_reviewer_of_another_council_finds_nothing(client, other_council, comment):
    client.force_login(make_member(other_council, "reviewer"))

    assert client.get(LIST).status_code == 404
    assert client.post(f"{LIST}{comment.pk}/", {"do": "private"}).status_code == 404
