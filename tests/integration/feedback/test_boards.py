"""Boards: who sits on them, and what they may read there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions.boards import create_board
from feedback.models import Board
from tests.factories.cms import make_member
from tests.factories.evidence import CARE, count, heard, make_board, said
from tests.factories.surveys import make_published_survey

INDEX = "/board/cheshire-east/"
PAGE = f"{INDEX}carers/"
ALL_OF_CARE = f"{PAGE}?statement={CARE}"


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """Boards belong to one council."""


@pytest.fixture
def shown(client, member):
    """Fetches a page and returns its text."""
    return lambda address=PAGE: client.get(address).content.decode()


def test_board_shows_released_words_with_whose_and_the_tag(survey, shown):
    heard(survey)
    said(survey, "They turned up in the snow.", confirmed=True, mode="supported", help="read_to")

    page = shown()

    assert "“They turned up in the snow.”" in page
    assert "questions read out to them, in a supported session" in page
    assert "· tag confirmed" in page


def test_board_names_its_statements_in_standard_and_easy_read_words(shown):
    page = shown()

    assert "Having the right care near you" in page
    assert "4 Care provision, integration and continuity" in page


def test_board_sorts_words_by_sub_section(survey, shown):
    heard(survey)
    statement = Board.objects.get().remit.get()
    first, second = statement.sub_sections.order_by("number")[:2]
    said(survey, "About the whole.")
    said(survey, "About the second.", sub_section=second.slug)
    said(survey, "About the first.", sub_section=first.slug)

    page = shown()

    order = [first.title, "About the first.", second.title, "About the second.", "About the whole."]
    places = [page.index(words.replace("'", "&#x27;")) for words in order]
    assert places == sorted(places)


def test_words_outside_the_boards_remit_are_not_shown(survey, client, shown):
    heard(survey)
    for number in range(6):
        said(survey, f"Nobody kept me safe {number}.", about="safeguarding")
    count(survey, about="safeguarding", comments=50, suggested=50)

    assert "Nobody kept me safe" not in shown()
    assert client.get(f"{PAGE}?statement=safeguarding").status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [{"quote": False}, {"theme": False}, {"state": "held"}, {"state": "waiting"}],
    ids=str,
)
@pytest.mark.parametrize("address", [PAGE, ALL_OF_CARE])
def test_words_that_may_not_be_quoted_are_on_no_board(survey, shown, hidden, address):
    heard(survey)
    said(survey, "Nobody may read this.", **hidden)
    said(survey, "Anybody may read this.")

    page = shown(address)

    assert "Anybody may read this." in page
    assert "Nobody may read this." not in page


def test_redacted_words_are_on_no_board(survey, shown):
    heard(survey)
    said(survey, "Annabel is kind.", released_text="[name] is kind.")

    page = shown()

    assert "[name] is kind." in page
    assert "Annabel" not in page


def test_words_of_fewer_than_five_people_are_not_shown_and_the_board_says_so(survey, shown):
    for number in range(4):
        said(survey, f"Kind words {number}")
    count(survey, about=CARE, comments=4, suggested=4)

    page = shown()

    assert "Kind words" not in page
    assert "Fewer than five people spoke about this." in page


def test_words_on_someones_behalf_stand_apart(survey, shown):
    heard(survey)
    heard(survey, voice="on_behalf")
    said(survey, "They look after my mum.", voice="on_behalf")
    said(survey, "They look after me.")

    page = shown()

    assert page.index("They look after me.") < page.index("Said on someone’s behalf")
    assert page.index("Said on someone’s behalf") < page.index("They look after my mum.")


def test_sample_that_is_not_about_the_council_is_on_no_board(framework, council, shown):
    sample = make_published_survey(council, "sample", sample_label="Sample NHS comments")
    heard(sample)
    said(sample, "My operation went well.")

    assert "My operation went well." not in shown()


def test_words_of_another_council_are_on_no_board(framework, other_council, shown):
    with scope(council=other_council):
        theirs = make_published_survey(other_council)
        heard(theirs)
        said(theirs, "Leeds looks after me.")

    assert "Leeds looks after me." not in shown()


def test_board_shows_the_newest_and_leads_to_all(survey, shown):
    heard(survey)
    for number in range(24):
        said(survey, f"Comment {number:02}.")

    page, first, second = shown(), shown(ALL_OF_CARE), shown(f"{ALL_OF_CARE}&page=2")

    assert "The newest 6 of 24 comments" in page
    assert "Comment 23." in page and "Comment 17." not in page
    assert "Comments 1 to 20 of 24" in first and "Comments 21 to 24 of 24" in second
    assert "Comment 04." in first and "Comment 03." in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "3", "²", ""])
def test_page_that_is_not_there_is_not_found(survey, client, member, page):
    assert client.get(f"{ALL_OF_CARE}&page={page}").status_code == 404


def test_board_the_person_does_not_sit_on_is_not_found(council, client, shown):
    make_board(council, "transport")

    assert client.get(f"{INDEX}transport/").status_code == 404
    assert "Transport" not in shown(INDEX)
    assert "Carers" in shown(INDEX)


def test_evidence_lead_reads_every_board_of_the_council(council, member, client):
    make_board(council, "transport")
    client.force_login(make_member(council, "evidence-lead"))

    assert client.get(PAGE).status_code == 200
    page = client.get(INDEX).content.decode()
    assert "Carers" in page and "Transport" in page


@pytest.mark.parametrize("role", ["author", "reviewer", "safeguarding-lead", "supporter"])
def test_boards_are_for_who_may_read_them(council, member, client, role):
    client.force_login(make_member(council, role))

    assert client.get(INDEX).status_code == 404
    assert client.get(PAGE).status_code == 404


def test_board_of_another_council_is_not_found(member, other_council, client):
    client.force_login(make_member(other_council, "evidence-lead"))

    assert client.get(PAGE).status_code == 404
    assert client.get("/board/leeds/carers/").status_code == 404


def test_person_on_no_board_is_told_so(framework, council, client):
    client.force_login(make_member(council, "board-member"))

    assert "You do not sit on a board yet." in client.get(INDEX).content.decode()


def test_reading_a_board_is_logged(client, member):
    client.get(PAGE)

    line = ModelLogEntry.objects.get(action="feedback.board.read")
    assert (line.user, line.object_id) == (member, str(Board.objects.get().pk))


def test_board_without_a_named_remit_looks_after_all_nine(council, member, client):
    make_board(council, "everyone", members=[member], remit=())

    page = client.get(f"{INDEX}everyone/").content.decode()

    assert page.count('<section class="statement"') == 9


def test_board_set_up_twice_stays_as_it_is(council, member):
    again = create_board(
        council=council, slug="carers", name="Other", remit=[], members=[], by=None
    )

    assert Board.objects.count() == 1
    assert (again.name, list(again.members.all())) == ("Carers", [member])


def test_board_asks_as_often_for_many_comments_as_for_few(survey, client, member):
    heard(survey)
    said(survey, "The first comment.")
    few = _queries(client)
    for number in range(15):
        said(survey, f"Comment {number}")

    assert _queries(client) <= few <= 22


def _queries(client) -> int:
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(PAGE)
    assert b"The first comment." in response.content or b"The newest 6 of" in response.content
    return len(asked)
