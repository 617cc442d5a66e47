"""A reviewer answers a challenge by the usual acts, in words, and the board reads the answer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import challenges, concerns, redactions, reviews, tags
from feedback.actions.challenges import AlreadyAnswered
from feedback.actions.counts import recount_council, recount_stale
from feedback.actions.retention import retain
from feedback.actions.under_review import CommentHeld
from feedback.models import Challenge, Count, Tag, TagDecision
from feedback.presenters.challenges import NOT_SHOWN
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.evidence import CARE
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey
from tests.integration.feedback.challenges.conftest import (
    BOARD,
    HERS,
    REVIEW,
    WHY,
    tag_of,
    take_off,
)

ABROAD = "partnerships-and-communities"


@pytest.fixture
def reviewed(client, by):
    """What a reviewer reads on a page."""

    def text(address: str = REVIEW) -> str:
        client.force_login(by)
        return client.get(address).content.decode()

    return text


def _about(slug: str, measure: str) -> int:
    row = Count.objects.filter(quality_statement__slug=slug, measure=measure).first()
    return row.number if row else 0


def test_open_challenges_stand_first_in_the_review_room_with_their_number(
    survey, challenged, on_board, member, care, by, reviewed
):
    other = on_board.__class__.objects.exclude(pk=on_board.pk).first()
    challenges.challenge(
        answer_id=other.answer_id, quality_statement=care, reason="Not so.", by=member
    )

    page = reviewed()

    assert "“That’s not what we meant” (2)" in page
    first, second = (page.index(f'{pk}/">Comment {pk}</a>:') for pk in (on_board.pk, other.pk))
    assert first < second < page.index("Why it waits")


def test_review_room_shows_the_oldest_twenty_and_says_so(survey, member, care, by, reviewed):
    for number in range(21):
        comment = analysed(survey, f"They run a team {number}.")
        reviews.release(comment=comment, by=by)
        challenges.challenge(
            answer_id=comment.answer_id, quality_statement=care, reason="No.", by=member
        )

    page = reviewed()

    assert "(21)" in page and "These are the oldest 20." in page
    assert page.count(": Care provision, integration and continuity <span") == 20


def test_page_of_the_comment_says_who_said_what_and_when(challenged, on_board, reviewed):
    page = reviewed(f"{REVIEW}{on_board.pk}/")

    said = f"{challenged.made_by}, {timezone.localdate():%-d %B %Y}"
    assert f"<q>{WHY}</q>" in page and said in page
    assert page.index(f'id="challenge-{challenged.pk}"') < page.index('id="tags-heading"')
    assert "Said “That’s not what we meant”: Care provision" in page


def test_kept_tag_is_confirmed_and_the_board_reads_why(answer, on_board, shown, reviewed, by):
    reply = answer("challenge-keep", reply="It names the team.")

    assert (reply.status_code, reply["Location"]) == (303, f"{REVIEW}{on_board.pk}/")
    said = Challenge.objects.get()
    assert (said.outcome, said.reply, said.answered_by) == ("kept", "It names the team.", by)
    assert list(tag_of(on_board).decisions.values_list("decision", flat=True)) == ["accepted"]
    board = shown()
    assert f"“{HERS}”" in board and "the tag stays." in board
    assert "<q>It names the team.</q>" in board and f"<q>{WHY}</q>" in board
    # It stands beside the comment, and so in no list apart.
    assert "What you said was not meant" not in board
    page = reviewed(f"{REVIEW}{on_board.pk}/")
    assert "Answered “That’s not what we meant”: Care provision, integration and continuity" in page
    assert "The tag stays (It names the team.)" in page
    assert 'name="reply"' not in page
    assert "(1)" not in reviewed()
    line = ModelLogEntry.objects.get(action="feedback.challenge.answered")
    assert (line.user, line.data) == (by, {"challenge": said.pk, "outcome": "kept"})


def test_answer_is_read_by_everyone_on_the_board_and_the_reason_is_not(client, answer, council):
    answer("challenge-keep", reply="It names the team.")
    client.force_login(make_member(council, "evidence-lead"))

    page = client.get(BOARD).content.decode()

    assert "<q>It names the team.</q>" in page and "A board member said" in page
    assert WHY not in page


def test_removed_tag_leaves_the_board_and_the_counts_and_the_answer_stays(
    answer, on_board, shown, council
):
    before = _about(CARE, "comments")

    answer("challenge-remove", reply="You are right.")
    recount_stale()

    assert _about(CARE, "comments") == before - 1
    assert recount_council(council)[1] == 0
    decision = TagDecision.objects.get()
    assert (decision.tag, decision.decision) == (tag_of(on_board), "removed")
    board = shown()
    assert HERS not in board
    assert "What you said was not meant" in board
    assert "the tag is taken off." in board and "<q>You are right.</q>" in board


def test_changed_tag_says_something_else_and_is_counted_there(answer, on_board, shown, council):
    reply = answer("challenge-change", reply="It is about partners.", about=ABROAD)
    recount_stale()

    assert reply.status_code == 303
    assert _about(ABROAD, "confirmed") == 1
    assert recount_council(council)[1] == 0
    standing = Tag.objects.current().filter(answer=on_board.answer)
    assert standing.get(source="person").quality_statement.slug == ABROAD
    assert not standing.filter(quality_statement__slug=CARE).exists()
    assert "the tag is changed." in shown()


def test_every_tag_that_makes_the_claim_goes(answer, on_board, care, by):
    tags.add_tag(comment=on_board, quality_statement=care, start=0, end=3, by=by)

    answer("challenge-remove")

    standing = Tag.objects.current().filter(answer=on_board.answer)
    assert not standing.filter(quality_statement=care).exists()


def test_tag_that_a_reviewer_took_off_before_is_answered_as_removed(answer, on_board, by):
    take_off(on_board, by)

    kept = answer("challenge-keep")
    removed = answer("challenge-remove")

    assert kept.status_code == 422
    assert "This tag is not on the comment any more." in kept.content.decode()
    assert removed.status_code == 303
    assert TagDecision.objects.count() == 1
    assert Challenge.objects.get().outcome == "removed"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"reply": " "}, "Write an answer for the board member."),
        ({"reply": "z" * 301}, "Make the reply shorter: 300 letters or fewer."),
        ({"challenge": "999"}, "This is not on the comment any more."),
        ({"challenge": "x"}, "This is not on the comment any more."),
        ({"do": "challenge-change"}, "Choose a quality statement from the list."),
        ({"do": "challenge-change", "about": "no"}, "Choose a quality statement from the list."),
        ({"do": "challenge-change", "about": CARE}, "The tag says that already."),
    ],
    ids=str,
)
def test_refused_answer_is_one_sentence_stays_typed_and_changes_nothing(answer, form, says):
    reply = answer(**({"do": "challenge-keep", "reply": "Typed & kept"} | form))

    page = reply.content.decode()
    assert reply.status_code == 422
    assert says in page
    if "challenge" not in form:
        assert form.get("reply", "Typed &amp; kept").strip() in page
    assert Challenge.objects.open().count() == 1
    assert not TagDecision.objects.exists()


def test_challenge_of_another_comment_is_not_answered_here(answer, client, on_board, by):
    other = on_board.__class__.objects.exclude(pk=on_board.pk).first()
    sent = {"do": "challenge-keep", "challenge": Challenge.objects.get().pk, "reply": "No."}
    client.force_login(by)

    assert client.post(f"{REVIEW}{other.pk}/", sent).status_code == 422
    assert Challenge.objects.open().count() == 1


@pytest.mark.parametrize("role", ["board-member", "evidence-lead", "author", "safeguarding-lead"])
def test_only_reviewers_answer(client, council, challenged, on_board, role):
    client.force_login(make_member(council, role, "other@example.org"))
    sent = {"do": "challenge-keep", "challenge": challenged.pk, "reply": "No."}

    assert client.post(f"{REVIEW}{on_board.pk}/", sent).status_code == 404
    assert Challenge.objects.open().exists()


def test_reviewer_of_another_council_neither_sees_nor_answers(
    client, challenged, on_board, other_council
):
    theirs = make_published_survey(other_council)
    comment = analysed(theirs, HERS)
    client.force_login(make_member(other_council, "reviewer"))
    sent = {"do": "challenge-keep", "challenge": challenged.pk, "reply": "No."}

    assert "what we meant" not in client.get("/review/leeds/").content.decode()
    assert client.post(f"/review/leeds/{on_board.pk}/", sent).status_code == 404
    assert client.post(f"/review/leeds/{comment.pk}/", sent).status_code == 422
    assert Challenge.objects.open().get() == challenged
    with scope(council=other_council):
        assert not Challenge.objects.exists()


def test_second_press_does_no_more_and_another_answer_is_refused(answer, by, challenged):
    for _ in range(2):
        assert answer("challenge-keep", reply="It names the team.").status_code == 303

    other = answer("challenge-remove", reply="No, it goes.")

    assert "Somebody has answered this already." in other.content.decode()
    assert Challenge.objects.get().outcome == "kept"
    assert ModelLogEntry.objects.filter(action="feedback.challenge.answered").count() == 1
    with pytest.raises(AlreadyAnswered):
        challenges.answer_challenge(
            challenge=challenged, outcome="removed", reply="It goes.", by=challenged.made_by
        )


def test_answer_with_words_that_are_hidden_is_refused(answer, on_board, by):
    redactions.redact_words(comment=on_board, words="Ann", reason="name", by=by)

    refused = answer("challenge-keep", reply="We asked ANN about it.")
    taken = answer("challenge-keep", reply="It was planned so.")

    assert "Your answer holds words that are hidden." in refused.content.decode()
    assert taken.status_code == 303


def test_words_hidden_later_leave_the_reason_and_the_answer_too(answer, on_board, by, shown):
    Challenge.objects.update(reason="Ann is the doctor.")
    answer("challenge-keep", reply="Ann leads the team.")
    assert "<q>Ann leads the team.</q>" in shown() and "Ann is the doctor." in shown()

    redactions.redact_words(comment=on_board, words="Ann", reason="name", by=by)

    page = shown()
    assert "the tag stays." in page
    assert "Ann" not in page


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("goes", ["held", "waiting", "private"])
def test_comment_that_is_not_shown_any_more_shows_nothing_that_was_said_of_it(
    answer, on_board, by, shown, reviewed, goes, answered
):
    if answered:
        answer("challenge-keep", reply="It names the team.")
    acts = {
        "held": concerns.raise_concern,
        "waiting": reviews.take_back,
        "private": reviews.keep_private,
    }
    acts[goes](comment=on_board, by=by)

    page = shown()

    assert NOT_SHOWN in page
    assert ("the tag stays." in page) is answered
    for words in (HERS, WHY, "It names the team."):
        assert words not in page
    if goes == "held":
        assert "“That’s not what we meant” (" not in reviewed()


def test_held_comment_is_not_answered(challenged, on_board, by):
    concerns.raise_concern(comment=on_board, by=by)

    with pytest.raises(CommentHeld):
        challenges.answer_challenge(challenge=challenged, outcome="kept", reply="Yes.", by=by)
    assert Challenge.objects.open().exists()


def test_group_that_grew_too_small_shows_nothing_that_was_said(survey, answer, on_board, by, shown):
    answer("challenge-remove", reply="You are right.")
    for comment in on_board.__class__.objects.exclude(pk=on_board.pk)[:2]:
        withdraw_response(response=comment.answer.response)
    recount_stale()

    page = shown()

    assert "Fewer than five people spoke about this." in page
    assert NOT_SHOWN in page and "the tag is taken off." in page
    assert "You are right." not in page and WHY not in page


def test_taking_answers_back_deletes_what_was_said_of_them(challenged, on_board, shown):
    withdraw_response(response=on_board.answer.response)

    assert not Challenge.objects.exists()
    page = shown()
    assert WHY not in page and "What you said was not meant" not in page


def test_words_kept_long_enough_take_what_was_said_of_them_along(challenged, on_board, shown):
    retain(timezone.localdate() + timedelta(days=4000))

    assert not Challenge.objects.exists()
    assert WHY not in shown()
