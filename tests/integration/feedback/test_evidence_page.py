"""The evidence page and the list of surveys, as staff see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from feedback.actions.waiting import take_all_waiting
from feedback.models import Comment
from tests.factories.cms import make_member
from tests.factories.evidence import CARE, COORDINATED, count, heard, said
from tests.factories.feedback import many_sent
from tests.factories.surveys import make_published_survey

PAGE = "/evidence/cheshire-east/care-at-home/"
INDEX = "/evidence/cheshire-east/"
MOST_QUERIES = 20


@pytest.fixture
def lead(council, client):
    """An evidence lead of the council, signed in."""
    lead = make_member(council, "evidence-lead")
    client.force_login(lead)
    return lead


@pytest.fixture
def shown(client, lead):
    """Fetches a page and returns its text."""
    return lambda address=PAGE: client.get(address).content.decode()


def test_page_shows_nine_statements_and_says_it_is_no_score(survey, shown):
    page = shown()

    assert page.count('<section class="statement" id="statement-') == 9
    assert "It is not a CQC score." in page


@pytest.mark.parametrize("word", ["rating", "Rating", "outstanding", "Good overall"])
def test_page_has_nothing_like_a_rating(survey, shown, word):
    count(survey, i_statement=COORDINATED, yes=100)

    assert word not in shown()


def test_page_shows_figures_and_quotes(survey, shown):
    heard(survey)
    count(survey, i_statement=COORDINATED, yes=200, sometimes=115, no=65)
    said(survey, "They turned up even in the snow.", help="read_to")

    page = shown()

    assert "<span>380 answers</span>" in page
    assert "200 (53%)" in page
    assert "“They turned up even in the snow.”" in page
    assert "in their own words, questions read out to them, online" in page
    assert "asked “Tell us more if you want to.” · question 2, version 1" in page


def test_page_never_holds_the_true_small_number(survey, shown):
    count(survey, responses=1234, easy_read=1231, helped=3)
    count(survey, voice="on_behalf", responses=3)
    count(survey, i_statement=COORDINATED, yes=777, sometimes=438, no=3)

    page = shown()

    for true in ("1234", "1,234", "1231", "1,231", "777", "438"):
        assert true not in page
    assert "1,235" in page
    assert ">3<" not in page


def test_hidden_and_empty_look_alike(survey, shown):
    count(survey, i_statement=COORDINATED, yes=102, sometimes=51, no=0)
    empty = _without_token(shown())
    count(survey, i_statement=COORDINATED, no=1)

    assert _without_token(shown()) == empty


def _without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line]


@pytest.mark.parametrize(
    "hidden", [{"quote": False}, {"state": "held"}, {"state": "waiting"}, {"theme": False}], ids=str
)
def test_words_that_may_not_be_quoted_are_on_no_page(survey, shown, hidden):
    heard(survey)
    said(survey, "Nobody may read this.", **hidden)

    assert "Nobody may read this" not in shown()


def test_redacted_words_are_on_no_page(survey, shown):
    heard(survey)
    said(survey, "Annabel is kind.", released_text="[name] is kind.")

    page = shown()

    assert "[name] is kind." in page
    assert "Annabel" not in page


def test_sample_is_labelled(framework, council, shown):
    make_published_survey(council, "sample", sample_label="Sample NHS comments, not about us")

    for address in (INDEX, f"{INDEX}sample/"):
        assert "Sample NHS comments, not about us" in shown(address)


def test_index_lists_surveys_with_their_bases_by_voice(survey, shown):
    count(survey, responses=413)
    count(survey, voice="carer", responses=61)
    count(survey, voice="on_behalf", responses=2)

    page = shown(INDEX)

    assert "Care at Home" in page
    assert "415 people in their own voice" in page
    assert "60 unpaid carers" in page
    assert "[c] answers on someone’s behalf" in page


def test_index_without_surveys_says_so(council, shown):
    assert "No survey has been published yet." in shown(INDEX)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", False),
        ("supporter", False),
        ("reviewer", True),
        ("board-member", False),
        ("evidence-lead", True),
        ("safeguarding-lead", False),
        ("council-administrator", True),
        ("platform-administrator", False),
    ],
)
@pytest.mark.parametrize("address", [INDEX, PAGE])
def test_evidence_is_read_by_some_roles_only(survey, council, client, role, may, address):
    place = None if role == "platform-administrator" else council
    client.force_login(make_member(place, role))

    assert client.get(address).status_code == (200 if may else 404)


def test_evidence_asks_a_stranger_to_sign_in(survey, client):
    response = client.get(PAGE)

    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_evidence_of_another_council_is_not_found(survey, other_council, client):
    client.force_login(make_member(other_council, "evidence-lead"))

    assert client.get(PAGE).status_code == 404
    assert client.get("/evidence/leeds/care-at-home/").status_code == 404
    assert client.get("/evidence/leeds/").status_code == 200


def test_unknown_survey_is_not_found(survey, client, lead):
    assert client.get(f"{INDEX}no-such-survey/").status_code == 404


def test_only_who_may_export_sees_the_packs(survey, council, client, shown):
    with_packs = shown()
    client.force_login(make_member(council, "reviewer"))

    assert "Freeze a pack" in with_packs
    assert "Freeze a pack" not in client.get(PAGE).content.decode()


def _release_all(survey) -> None:
    reviewer = make_member(None, "platform-administrator", f"{timezone.now():%f}@example.org")
    with scope(council=survey.council):
        Comment.objects.waiting().update(
            state="released",
            released_text="They work well.",
            decided_by=reviewer,
            decided_at=timezone.now(),
        )


def _queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert b"They work well." in response.content
    return len(asked)


def test_page_needs_at_most_twenty_queries_at_any_number_of_responses(
    survey, client, lead, plain_analyser
):
    many_sent(survey, 10)
    take_all_waiting()
    _release_all(survey)
    few = _queries(client, PAGE)
    many_sent(survey, 290)
    take_all_waiting()
    _release_all(survey)
    many = _queries(client, PAGE)

    assert many <= few <= MOST_QUERIES
    assert "300" in client.get(PAGE).content.decode()


def test_counted_page_shows_what_people_sent(survey, shown, plain_analyser):
    many_sent(survey, 12)
    take_all_waiting()

    page = shown()

    assert "10 comments" in page
    assert CARE not in page
