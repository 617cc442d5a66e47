"""What those who read evidence are told of how often suggestions are right: rounded, or hidden."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.actions.boards import create_board
from feedback.actions.packs import freeze, rebuild
from feedback.actions.waiting import take_all_waiting
from feedback.analysis import ANALYSER
from feedback.exports import FORMS
from feedback.models import Comment
from feedback.presenters.checked import HIDES, TOO_FEW
from feedback.selectors.audited import Right
from feedback.selectors.checked import protected
from surveys.actions.withdrawals import withdraw_response
from tests.factories.auditing import TEAM, judged
from tests.factories.cms import make_member
from tests.factories.feedback import many_sent
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser", "in_council")

PAGE = "/evidence/cheshire-east/care-at-home/"


@pytest.fixture
def lead(council, client):
    """An evidence lead of the council, signed in."""
    lead = make_member(council, "evidence-lead")
    client.force_login(lead)
    return lead


@pytest.fixture
def check(survey, colleague):
    """Send so many comments and check each: of some the suggestion is right, of the others not.

    The tone is right for as many, or for so many as are `heard`.
    """

    def check(right: int, wrong: int, heard: int | None = None) -> None:
        many_sent(survey, right + wrong, key="better")
        take_all_waiting()
        unread = Comment.objects.filter(answer__judgements=None).order_by("pk")
        as_heard = right if heard is None else heard
        for place, comment in enumerate(list(unread)):
            sounds = comment.answer.analyses.get().sentiment.label
            other = "positive" if sounds != "positive" else "negative"
            about = [TEAM] if place < right else []
            judged(comment, colleague, *about, sounds=sounds if place < as_heard else other)

    return check


def told(client) -> str:
    return client.get(PAGE).content.decode()


def test_line_says_it_with_its_interval_from_rounded_counts(client, lead, check):
    check(right=27, wrong=12)

    page = told(client)

    # 25 of 40: Wilson 47 to 76.
    assert "People checked 40 of the council’s comments, picked by chance." in page
    assert "right for 63 in a hundred (likely 47 to 76)." in page
    assert "27" not in page.split("People checked")[1].split("</li>")[0]


def test_line_tells_apart_what_it_is_about_and_how_it_sounds(client, lead, check):
    check(right=20, wrong=20, heard=30)

    page = told(client)

    assert "statement was right for 50 in a hundred (likely 35 to 65)." in page
    assert "good, bad or neither rightly for 75 in a hundred (likely 60 to 86)." in page


def test_line_says_when_too_few_were_checked(client, lead, check):
    check(right=15, wrong=4)

    assert TOO_FEW in told(client)


@pytest.mark.parametrize(("right", "wrong"), [(36, 4), (3, 30)])
def test_small_number_is_hidden_whichever_it_is(client, lead, check, right, wrong):
    check(right=right, wrong=wrong)

    page = told(client)
    assert HIDES["statement"] in page and HIDES["tone"] in page


def test_few_people_with_many_comments_are_hidden():
    checked = protected(Right(comments=40, right=30, people_right=4, people_wrong=10))

    assert (checked.comments, checked.percent, checked.low, checked.high) == (40, None, None, None)


def test_answer_taken_back_leaves_the_figure(client, lead, check):
    check(right=12, wrong=8)
    assert "right for 50 in a hundred" in told(client)

    withdraw_response(response=Comment.objects.first().answer.response)

    assert TOO_FEW in told(client)


def test_another_council_is_told_nothing_of_it(client, check, other_council, framework):
    check(right=20, wrong=20)
    make_published_survey(other_council)
    client.force_login(make_member(other_council, "evidence-lead"))

    page = client.get(f"/evidence/{other_council.slug}/care-at-home/").content.decode()

    assert TOO_FEW in page


def test_board_reads_the_same(client, check, council):
    check(right=20, wrong=20)
    member = make_member(council, "board-member")
    client.force_login(member)
    create_board(council=council, slug="all", name="All", remit=[], members=[member], by=None)

    page = client.get("/board/cheshire-east/all/").content.decode()

    assert "right for 50 in a hundred (likely 35 to 65)." in page


@pytest.mark.parametrize("where", ["most/" + TEAM + "/", ""])
def test_every_page_of_evidence_says_it(client, lead, check, where):
    check(right=20, wrong=20)

    assert "right for 50 in a hundred" in client.get(f"{PAGE}{where}").content.decode()


def test_boards_page_of_one_statement_says_it(client, check, council, framework):
    check(right=20, wrong=20)
    member = make_member(council, "board-member")
    client.force_login(member)
    care = framework.quality_statements.get(slug=TEAM)
    create_board(council=council, slug="all", name="All", remit=[care], members=[member], by=None)

    page = client.get(f"/board/cheshire-east/all/?statement={TEAM}").content.decode()

    assert "right for 50 in a hundred" in page


def test_files_tell_it_beside_the_frozen_document(check, survey):
    check(right=27, wrong=12, heard=20)
    pack = freeze(survey=survey, by=None)

    beside = json.loads(FORMS["json"].render(pack))["beside"]["checked"]
    table = csv.DictReader(io.StringIO(FORMS["csv"].render(pack).decode("utf-8-sig")))
    rows = {row["measure"]: row for row in table if row["section"] == "checked"}

    assert beside == {
        "analyser": str(ANALYSER),
        "statement": {"base": 40, "percent": 63, "low": 47, "high": 76},
        "tone": {"base": 40, "percent": 50, "low": 35, "high": 65},
    }
    about = rows["statement_right"]
    assert (about["shown"], about["percent"], about["text"]) == ("40", "63", "likely 47 to 76")


def test_files_hide_what_too_few_people_checked(check, survey):
    check(right=15, wrong=4)
    pack = freeze(survey=survey, by=None)

    beside = json.loads(FORMS["json"].render(pack))["beside"]["checked"]

    hidden = {"base": 20, "percent": "[c]", "low": "[c]", "high": "[c]"}
    assert (beside["statement"], beside["tone"]) == (hidden, hidden)


def test_frozen_pack_keeps_its_hash_whoever_checks_what(check, survey, colleague):
    many_sent(survey, 6, key="better")
    take_all_waiting()
    pack = freeze(survey=survey, by=None)

    for comment in Comment.objects.all():
        judged(comment, colleague, TEAM)

    assert rebuild(pack).sha256 == pack.sha256


def test_line_costs_the_same_however_many_were_checked(client, lead, check):
    asked = []
    for number in (6, 10):
        check(right=number, wrong=number)
        with CaptureQueriesContext(connection) as queries:
            told(client)
        asked.append(len(queries))

    assert asked[0] == asked[1]
