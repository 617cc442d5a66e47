"""What people said most about a statement: on the officer's page and on the board's."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from feedback.models import Sentiment
from feedback.selectors import said_most as selectors
from feedback.selectors.said_most import said_most
from feedback.suppression import MIN_COUNT
from tests.factories.cms import make_member
from tests.factories.evidence import CARE, heard, make_board, said
from tests.factories.surveys import make_published_survey
from tests.integration.rubbish import VALUES
from themes.models import QualityStatement

OFFICERS = f"/evidence/cheshire-east/care-at-home/most/{CARE}/"
BOARDS = f"/board/cheshire-east/carers/?statement={CARE}"
BOTH = pytest.mark.parametrize("address", [OFFICERS, BOARDS])
NAME = "“waiting list”"


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """Comments belong to one council."""


@pytest.fixture
def lead(framework, council, client):
    """An evidence lead of the council, signed in: reads the evidence and every board."""
    lead = make_member(council, "evidence-lead")
    make_board(council)
    client.force_login(lead)
    return lead


@pytest.fixture
def page(client, lead):
    """Fetches a page and returns its text."""
    return lambda address: client.get(address).content.decode()


def waiting(survey, people: int, feeling: str = "negative", **given) -> None:
    """So many people who each speak of a waiting list."""
    for number in range(people):
        comment = said(survey, f"The waiting list is long, number {number}.", **given)
        felt(comment, feeling)


def felt(comment, feeling: str) -> None:
    analysis = comment.answer.analyses.get()
    Sentiment.objects.create(
        council=comment.council, analysis=analysis, label=feeling, score=0, textblob=0
    )


@BOTH
def test_page_names_what_many_said_with_how_many_how_and_examples(survey, page, address):
    heard(survey)
    waiting(survey, 13)
    waiting(survey, 6, "positive")
    waiting(survey, 2, "positive", voice="carer")

    shown_page = page(address)

    assert "What people said most" in shown_page
    assert NAME in shown_page
    assert "About 20 comments." in shown_page
    assert "Mostly bad: about 15 of them." in shown_page
    assert "The waiting list is long, number" in shown_page
    assert "Grouped by machine from shared words." in shown_page
    assert "Read the comments before you decide." in shown_page
    assert ">Suggested</span>" in shown_page


@BOTH
def test_what_people_chose_wins_over_what_the_machine_heard(survey, page, address):
    heard(survey)
    waiting(survey, 13, "positive", chosen="no")
    waiting(survey, 6, "negative", chosen="yes")

    assert "Mostly bad: about 15 of them." in page(address)


def test_carers_and_people_are_never_added_up(survey, page):
    waiting(survey, 6)
    waiting(survey, 11, voice="carer")
    waiting(survey, 30, voice="on_behalf")

    shown_page = page(OFFICERS)

    people, carers = shown_page.split("What unpaid carers said most")
    assert "About 5 comments." in people
    assert "About 10 comments." in carers
    assert "About 30" not in shown_page and "About 50" not in shown_page


@BOTH
def test_phrase_of_four_people_is_nobodys_name(survey, page, address):
    heard(survey)
    waiting(survey, 4)

    assert NAME not in page(address)


def test_officer_is_told_where_too_little_is_shared(survey, page):
    assert "Too few of these comments share words." in page(OFFICERS)


@BOTH
@pytest.mark.parametrize(
    "hidden", [{"theme": False}, {"state": "waiting"}, {"state": "held"}, {"state": "private"}]
)
def test_words_not_released_or_not_for_themes_are_in_no_group(survey, page, address, hidden):
    heard(survey)
    waiting(survey, 4)
    waiting(survey, 9, **hidden)

    assert NAME not in page(address)


@BOTH
def test_words_that_may_not_be_quoted_are_counted_and_never_shown(survey, page, address):
    heard(survey)
    waiting(survey, 6)
    for number in range(9):
        said(survey, f"Nobody may read of my waiting list {number}.", quote=False)

    shown_page = page(address)

    assert "About 15 comments." in shown_page
    assert "Nobody may read" not in shown_page


@BOTH
def test_few_who_may_not_be_quoted_change_nothing_on_the_page(survey, page, address):
    heard(survey)
    waiting(survey, 6)
    before = _without_token(page(address))

    waiting(survey, MIN_COUNT - 1, quote=False)

    assert _without_token(page(address)) == before


def _without_token(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line]


@BOTH
def test_what_was_taken_out_is_in_no_name(survey, page, address):
    heard(survey)
    for _ in range(8):
        said(survey, "Thandeka came.", released_text="[name removed] is on the waiting list")

    shown_page = page(address)

    assert NAME in shown_page
    assert "Thandeka" not in shown_page and "<h4>“name" not in shown_page


def test_surveys_are_shown_apart_so_that_none_is_the_difference(survey, council, page):
    other = make_published_survey(council, "short-breaks")
    heard(survey)
    waiting(survey, 6)
    waiting(other, 3)

    shown_page = page(BOARDS)

    assert "About 5 comments." in shown_page and "About 10" not in shown_page
    waiting(other, 4)
    assert page(BOARDS).count("About 5 comments.") == 2


def test_newer_surveys_in_which_little_was_said_push_none_off_the_board(survey, council, page):
    waiting(survey, 6)
    for number in range(4):
        newer = make_published_survey(council, f"newer-{number}")
        waiting(newer, 4)

    assert NAME in page(BOARDS)


def test_officer_and_board_see_the_same_figures(survey, page):
    heard(survey)
    waiting(survey, 9)
    waiting(survey, 7, quote=False)

    figures = [
        {line for line in page(address).splitlines() if "About " in line or "<h4>" in line}
        for address in (OFFICERS, BOARDS)
    ]

    assert figures[0] == figures[1] != set()


def test_sample_is_on_no_board_and_labelled_for_officers(framework, council, page):
    sample = make_published_survey(council, "sample", sample_label="Sample NHS comments")
    heard(sample)
    waiting(sample, 8)

    assert NAME not in page(BOARDS)
    assert "Sample NHS comments" in page(f"/evidence/cheshire-east/sample/most/{CARE}/")


def test_words_about_another_statement_and_of_another_council_are_left_out(
    survey, other_council, page
):
    waiting(survey, 4)
    waiting(survey, 9, about="safeguarding")
    with scope(council=other_council):
        theirs = make_published_survey(other_council)
        waiting(theirs, 9)

    assert NAME not in page(OFFICERS)


@pytest.mark.parametrize("role", ["evidence-lead", "reviewer", "council-administrator"])
def test_lead_of_another_council_finds_nothing(survey, other_council, client, role):
    waiting(survey, 9)
    client.force_login(make_member(other_council, role))

    for address in (OFFICERS, BOARDS, OFFICERS.replace("cheshire-east", "leeds")):
        response = client.get(address)
        assert response.status_code == 404
        assert "waiting list" not in response.content.decode()


@pytest.mark.parametrize("role", ["author", "board-member", "supporter", "safeguarding-lead"])
def test_page_is_for_who_may_read_evidence(survey, council, client, role):
    client.force_login(make_member(council, role))

    assert client.get(OFFICERS).status_code == 404


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:10].encode("unicode_escape"))
def test_rubbish_in_the_address_is_not_found(survey, client, lead, value):
    sent = value[:2000]
    asked = [f"/board/cheshire-east/carers/?{urlencode({'statement': sent})}"] if sent else []
    asked.append(f"{BOARDS}&{urlencode({'page': 'x' + sent})}")

    for address in asked:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("statement", ["nothing", "9" * 30, "CARE", "-"])
def test_statement_that_is_not_there_is_not_found(survey, client, lead, statement):
    assert client.get(OFFICERS.replace(CARE, statement)).status_code == 404


def test_rubbish_beside_the_address_changes_nothing(survey, page):
    waiting(survey, 6)

    shown_page = page(f"{OFFICERS}?{urlencode({'voice': VALUES[2], 'page': '9' * 30})}")

    assert "About 5 comments." in shown_page


@BOTH
def test_page_asks_as_often_for_many_comments_as_for_few(survey, client, lead, address):
    heard(survey)
    waiting(survey, 5)
    few = _queries(client, address)
    waiting(survey, 20)

    assert _queries(client, address) <= few <= 24


def test_sayings_are_asked_for_in_one_query_and_only_where_they_are_shown(survey, client, lead):
    heard(survey)
    waiting(survey, 25)
    statement = QualityStatement.objects.in_current_framework().get(slug=CARE)

    with CaptureQueriesContext(connection) as asked:
        said_most([survey], statement)

    assert len(asked) == 1
    for address in (
        f"{BOARDS}&page=2",
        "/board/cheshire-east/carers/",
        "/evidence/cheshire-east/care-at-home/",
    ):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200
        assert "Grouped by machine" not in response.content.decode()
        assert not [
            query for query in asked if "DENSE_RANK" in query["sql"] and "COALESCE" in query["sql"]
        ]


def _queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert NAME in response.content.decode()
    return len(asked)


def test_only_the_newest_comments_are_read_and_the_page_says_so(survey, page, monkeypatch):
    monkeypatch.setattr(selectors, "MOST_READ", 6)
    waiting(survey, 9)
    for number in range(2):
        said(survey, f"My garden {number}")

    shown_page = page(OFFICERS)

    assert NAME not in shown_page
    assert "Made from the newest" in shown_page


def test_both_pages_lead_there(survey, page):
    heard(survey)
    waiting(survey, 6)

    assert f'href="{OFFICERS}"' in page("/evidence/cheshire-east/care-at-home/")
    assert f'href="?statement={CARE}"' in page("/board/cheshire-east/carers/")
