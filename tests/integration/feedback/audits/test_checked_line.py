"""What those who read evidence are told of how often suggestions are right: rounded, or hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.actions.boards import create_board
from feedback.actions.packs import freeze, rebuild
from feedback.actions.waiting import take_all_waiting
from feedback.models import Comment
from feedback.presenters.checked import NOT_SHOWN, TOO_FEW, checked_words
from feedback.selectors.audited import FirstTags
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
    """Send so many comments and check each: of some the suggestion is right, of the others not."""

    def check(right: int, wrong: int) -> None:
        many_sent(survey, right + wrong, key="better")
        take_all_waiting()
        unread = Comment.objects.filter(answer__judgements=None).order_by("pk")
        for place, comment in enumerate(list(unread)):
            judged(comment, colleague, *([TEAM] if place < right else []))

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


def test_line_says_when_too_few_were_checked(client, lead, check):
    check(right=15, wrong=4)

    assert TOO_FEW in told(client)


@pytest.mark.parametrize(("right", "wrong"), [(36, 4), (3, 30)])
def test_small_number_is_hidden_whichever_it_is(client, lead, check, right, wrong):
    check(right=right, wrong=wrong)

    assert NOT_SHOWN in told(client)


def test_few_people_with_many_comments_are_hidden():
    checked = FirstTags(comments=40, right=30, people_right=4, people_wrong=10)

    assert checked_words(checked).endswith(NOT_SHOWN)


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
