"""What a newer version changed, from the findings before and after: tags, tones, harm, figures."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.actions.memberships import grant
from feedback.actions.analysis_runs import begin, take_all
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER, Analyser
from feedback.selectors.analysis_changes import Moved, changes_of
from surveys.actions.responses import Consent
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey

CARE = "care-provision-integration-and-continuity"
EQUITY = "equity-in-experience-and-outcomes"
NEEDS = "assessing-needs"
PAGE = "/review/cheshire-east/again/"


@pytest.fixture
def said(survey):
    """Five comments: three are read otherwise by the newer version, one of them is held."""
    analysed(survey, "A good team, one rota.", key="better")
    analysed(survey, "A bad team.", key="better")
    analysed(survey, "They assess nobody.", key="better")
    analysed(survey, "A good team, and I am scared.", key="better")
    analysed(survey, "A good rota.", key="better", consent=Consent(keep=True, quote=True))
    return survey


@pytest.fixture
def changes(said, read_again):
    return changes_of(read_again(size=2))


def test_tags_are_told_by_statement_in_comments(changes):
    assert changes.added == {EQUITY: 1}
    assert changes.removed == {CARE: 2}
    assert changes.tags_changed == 2


def test_only_comments_that_count_are_compared(changes):
    assert changes.compared == 3
    assert changes.before == {str(ANALYSER): 5}


def test_tones_are_told_from_one_to_another(changes):
    assert changes.feelings == {("positive", "mixed"): 1}


def test_concerns_are_counted(changes):
    assert (changes.progress.raised, changes.progress.no_longer) == (1, 0)


def test_figures_are_the_counts_before_and_after(changes):
    assert changes.figures == [
        Moved("person", "", "comments", 4, 3),
        Moved("person", "", "mixed", 0, 1),
        Moved("person", "", "positive", 2, 0),
        Moved("person", CARE, "comments", 3, 0),
        Moved("person", CARE, "negative", 1, 0),
        Moved("person", CARE, "positive", 2, 0),
        Moved("person", CARE, "suggested", 3, 0),
        Moved("person", EQUITY, "comments", 0, 1),
        Moved("person", EQUITY, "mixed", 0, 1),
        Moved("person", EQUITY, "suggested", 0, 1),
    ]


def test_comments_that_came_later_are_no_change(said, read_again):
    run = read_again()

    analysed(said, "A good rota.", key="better")

    changes = changes_of(run)
    assert (changes.added, changes.compared, changes.before) == ({EQUITY: 1}, 3, {str(ANALYSER): 5})


def test_version_after_the_next_is_compared_with_the_one_before_it(
    said, read_again, newer_analyser, council
):
    read_again()
    newer_analyser(Analyser("plain", "3", "core"))
    run = begin(council=council)
    take_all(after_batch=lambda batch: None)

    changes = changes_of(run)
    assert (changes.added, changes.removed, changes.feelings) == ({}, {}, {})
    assert changes.before == {"plain 2": 5}


def test_changes_ask_the_same_however_many_comments_there_are(survey, read_again):
    asked = []
    for number in (3, 60):
        many_sent(survey, number)
        take_waiting()
        run = read_again()
        with CaptureQueriesContext(connection) as queries:
            changes_of(run or asked[0][0])
        asked.append((run, len(queries)))

    assert asked[0][1] == asked[1][1] <= 10


def test_command_says_what_changed(changes):
    said = StringIO()

    call_command("analyse_again", "--changes", stdout=said)

    for line in (
        "Cheshire East: read by plain 2.",
        "5 of 5 comments read",
        f"Read before: 5 comments by {ANALYSER}.",
        "Suggested tags changed: 2 of 3 comments.",
        "Tone changed: 1 comment.",
        "Held for safeguarding, newly found: 1 comment.",
        f"{EQUITY}  1  0",
        f"{CARE}  0  2",
        "Positive  Mixed  1",
        "Figures that moved. A person who draws on care",
        f"{CARE}  Comments  3 to 0",
    ):
        assert line in said.getvalue()


def test_command_writes_what_changed_as_json(changes, tmp_path):
    out = tmp_path / "changes.json"

    call_command("analyse_again", "--changes", out=out, stdout=StringIO())

    (written,) = json.loads(out.read_text())
    assert written["council"] == "cheshire-east"
    assert written["tags_added"] == {EQUITY: 1}
    assert written["feelings"] == [{"from": "positive", "to": "mixed", "comments": 1}]
    assert written["figures"][0] == {
        "voice": "person",
        "statement": "",
        "measure": "comments",
        "before": 4,
        "after": 3,
    }
    assert "scared" not in out.read_text()


def test_command_without_a_run_says_so(survey):
    said = StringIO()

    call_command("analyse_again", "--changes", stdout=said)

    assert said.getvalue() == "Nothing has been read again yet.\n"


@pytest.fixture
def page(client, reviewer):
    def shown() -> str:
        response = client.get(PAGE)
        assert response.status_code == 200
        return response.content.decode()

    return shown


def test_page_shows_reviewers_what_changed(changes, page):
    shown = page()

    assert "5 of 5 comments read" in shown
    assert "Equity in experience and outcomes" in shown
    assert "Suggested tags changed: 2 of 3 comments." in shown
    assert "do not pass them on" in shown
    assert "scared" not in shown


def test_page_tells_only_safeguarding_leads_of_harm(changes, page, client, council):
    assert "safeguarding" not in page().lower()

    both = make_member(council, "safeguarding-lead")
    grant(user=both, council=council, role="reviewer", by=None)
    client.force_login(both)

    assert "Held for safeguarding, newly found: 1 comment." in page()


def test_page_before_the_first_run_says_so(survey, page):
    assert "No comment has been read again yet." in page()


def test_page_of_one_council_says_nothing_of_another(changes, other_council, framework, client):
    make_published_survey(other_council)
    client.force_login(make_member(other_council, "reviewer"))

    response = client.get("/review/leeds/again/")

    assert "No comment has been read again yet." in response.content.decode()


@pytest.mark.parametrize(
    "role", ["evidence-lead", "council-administrator", "board-member", "safeguarding-lead"]
)
def test_true_numbers_are_for_reviewers_only(changes, council, client, role):
    client.force_login(make_member(council, role))

    assert client.get(PAGE).status_code == 404


def test_list_of_comments_leads_to_the_page(survey, client, reviewer):
    assert PAGE in client.get("/review/cheshire-east/").content.decode()
