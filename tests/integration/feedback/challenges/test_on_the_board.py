"""“That’s not what we meant”: who may say so of a tag on a board, where, and how often."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import challenges, concerns, reviews
from feedback.actions.challenges import NotOnBoard
from feedback.models import Challenge
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response
from tests.factories.cms import make_member
from tests.factories.evidence import CARE, make_board
from tests.factories.feedback import analysed
from tests.integration.feedback.challenges.conftest import (
    BOARD,
    HERS,
    WHY,
    address_of,
    take_off,
)


def test_board_leads_to_the_form_and_the_form_back_to_the_board(on_board, address, client, shown):
    assert address in shown()
    assert address in shown(f"{BOARD}?statement={CARE}")

    page = shown(address)
    reply = client.post(address, {"reason": f"  {WHY}\r\n"})

    assert f"“{HERS}”" in page and "That’s not what we meant" in page
    assert (reply.status_code, reply["Location"]) == (303, BOARD)
    made = Challenge.objects.get()
    assert (made.answer, made.reason, made.outcome) == (on_board.answer, WHY, "")
    assert (made.quality_statement.slug, made.made_by.email) == (
        CARE,
        "board-member@cheshire-east.example.org",
    )
    board = shown()
    assert "Thank you. A reviewer will look again." in board
    assert f"<q>{WHY}</q>" in board and "A reviewer will answer here." in board
    assert address not in board


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "Say why this is not what was meant."),
        (" \0 \n", "Say why this is not what was meant."),
        ("<b>" + "y" * 298, "Make the reason shorter: 300 letters or fewer."),
    ],
    ids=["nothing", "blank", "long"],
)
def test_refused_reason_stays_typed(client, member, address, reason, says):
    reply = client.post(address, {"reason": reason})

    page = reply.content.decode()
    assert reply.status_code == 422
    assert says in page and 'href="#reason"' in page
    assert reason.replace("<", "&lt;").replace(">", "&gt;").strip() in page
    assert not Challenge.objects.exists()


def test_reason_of_the_greatest_length_is_taken(client, member, address):
    assert client.post(address, {"reason": "y" * 300}).status_code == 303
    assert Challenge.objects.get().reason == "y" * 300


def test_double_click_makes_one_challenge_and_one_line_in_the_log(client, member, address):
    for _ in range(2):
        assert client.post(address, {"reason": WHY}).status_code == 303

    assert Challenge.objects.count() == 1
    line = ModelLogEntry.objects.get(action="feedback.tag.challenged")
    assert (line.user, line.data["statement"]) == (member, CARE)
    assert WHY not in str(line.data)


def test_database_holds_one_open_challenge_and_one_a_person(challenged, by):
    again = {
        "council": challenged.council,
        "answer": challenged.answer,
        "quality_statement": challenged.quality_statement,
        "reason": "Again.",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.create(made_by=by, **again)
    whole = {"answered_at": timezone.now(), "answered_by": by, "outcome": "kept", "reply": "Yes."}
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.create(made_by=challenged.made_by, **again, **whole)
    for part in whole:
        with pytest.raises(IntegrityError), transaction.atomic():
            Challenge.objects.update(**{part: whole[part]})


def test_another_reader_sees_that_it_was_said_but_not_why_or_by_whom(
    client, council, challenged, address
):
    client.force_login(make_member(council, "evidence-lead"))

    page = client.get(BOARD).content.decode()
    reply = client.post(address, {"reason": "I think so too."}, follow=True)

    assert "A board member said on" in page and "A reviewer will answer here." in page
    assert WHY not in page and "board-member@" not in page
    assert "Somebody has said so already." in reply.content.decode()
    assert Challenge.objects.get() == challenged


def test_evidence_lead_may_say_so_too(client, council, member, address):
    lead = make_member(council, "evidence-lead")
    client.force_login(lead)

    client.post(address, {"reason": WHY})

    assert Challenge.objects.get().made_by == lead


@pytest.mark.parametrize("role", ["reviewer", "author", "safeguarding-lead", "supporter"])
def test_who_reads_no_board_says_nothing_of_it(client, council, member, address, role):
    client.force_login(make_member(council, role, "other@example.org"))

    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": WHY}).status_code == 404
    assert not Challenge.objects.exists()


def test_who_does_not_sit_on_the_board_says_nothing_of_it(client, council, member, address):
    client.force_login(make_member(council, "board-member", "other@example.org"))

    assert client.post(address, {"reason": WHY}).status_code == 404
    assert not Challenge.objects.exists()


def test_another_council_is_not_found(client, member, other_council, address):
    client.force_login(make_member(other_council, "evidence-lead"))
    with scope(council=other_council):
        make_board(other_council)

    for there in (address, address.replace("cheshire-east", "leeds")):
        assert client.get(there).status_code == 404
        assert client.post(there, {"reason": WHY}).status_code == 404
    assert not Challenge.objects.exists()


def test_statement_outside_the_remit_is_not_found(client, on_board, member):
    there = address_of(on_board, "safeguarding")

    assert client.get(there).status_code == 404
    assert client.post(there, {"reason": WHY}).status_code == 404


def _held(comment, by):
    concerns.raise_concern(comment=comment, by=by)


def _waiting(comment, by):
    reviews.take_back(comment=comment, by=by)


def _private(comment, by):
    reviews.keep_private(comment=comment, by=by)


def _taken_back(comment, by):
    withdraw_response(response=comment.answer.response)


GONE = [_held, _waiting, _private, _taken_back, take_off]


@pytest.mark.parametrize("goes", GONE)
def test_what_is_not_on_the_board_is_not_found_and_not_challenged(
    client, on_board, address, member, by, care, goes
):
    answer = on_board.answer_id
    goes(on_board, by)

    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": WHY}).status_code == 404
    # And where it went between the look and the act, it is not said why.
    with pytest.raises(NotOnBoard, match=r"^This comment is not on the board any more\.$"):
        challenges.challenge(answer_id=answer, quality_statement=care, reason=WHY, by=member)
    assert not Challenge.objects.exists()


def test_what_goes_between_the_look_and_the_act_is_said_on_the_board(
    client, member, address, monkeypatch
):
    def gone(**_):
        raise NotOnBoard("This comment is not on the board any more.")

    monkeypatch.setattr(challenges, "challenge", gone)

    page = client.post(address, {"reason": WHY}, follow=True)

    assert page.redirect_chain == [(BOARD, 303)]
    assert "This comment is not on the board any more." in page.content.decode()


def test_words_nobody_may_quote_and_words_of_few_have_no_address(client, survey, member, by):
    private = analysed(survey, HERS, consent=Consent(keep=True, theme=True))
    few = analysed(survey, "They run one team.")
    reviews.release(comment=few, by=by)

    for comment in (private, few):
        assert client.get(address_of(comment)).status_code == 404


def test_address_tells_no_number_of_a_row(on_board, address, shown):
    numbers = {str(on_board.pk), str(on_board.answer_id), on_board.seal}

    assert not numbers & set(address.split("/"))
    assert on_board.seal not in shown()


def test_member_who_was_answered_does_not_say_it_again(client, answer, address, shown, member):
    answer("challenge-keep", reply="It names the team.")

    assert address not in shown()
    client.post(address, {"reason": "I still think so."})

    assert Challenge.objects.get().reason == WHY
    assert 'name="reason"' not in shown(address)


def test_queries_do_not_grow_with_challenges(client, survey, on_board, member, care, by):
    asked = []
    others = [one.answer_id for one in on_board.__class__.objects.exclude(pk=on_board.pk)]
    for answers in ([on_board.answer_id], others):
        for pk in answers:
            challenges.challenge(answer_id=pk, quality_statement=care, reason=WHY, by=member)
        with CaptureQueriesContext(connection) as queries:
            assert b"A reviewer will answer here." in client.get(BOARD).content
        asked.append(len(queries))

    assert Response.objects.count() == Challenge.objects.count() == 7
    assert asked[0] == asked[1]
