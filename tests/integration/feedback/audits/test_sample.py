"""Which comments are picked for people to read blind, and what a person may say of one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import reviews, tags
from feedback.actions.concerns import raise_concern
from feedback.actions.judgements import NotToBeJudged
from feedback.actions.under_review import CommentHeld
from feedback.actions.waiting import take_waiting
from feedback.models import Comment, JudgedStatement, Judgement, Tag
from feedback.models.comment import new_seal
from feedback.selectors import audit_sample as sampling
from feedback.selectors.audit_sample import audit_progress, audit_sample, next_to_judge, sample_size
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.auditing import ASSESS, TEAM, judged
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser")


@pytest.fixture
def few(monkeypatch):
    """A sample of three, so that most comments are not in it."""
    monkeypatch.setattr(sampling, "FEWEST", 3)


def picked() -> list[int]:
    return list(audit_sample().values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("comments", "size"), [(0, 0), (1, 1), (40, 40), (41, 40), (400, 40), (401, 41), (9_999, 1_000)]
)
def test_one_in_ten_is_picked_and_a_few_where_there_are_few(comments, size):
    assert sample_size(comments) == size


def test_same_comments_give_the_same_sample_and_it_is_not_the_first_ones(few, survey, in_council):
    many_sent(survey, 30)
    take_waiting()

    sample = picked()

    assert len(sample) == len(set(sample)) == 3
    assert picked() == sample
    numbers = list(Comment.objects.order_by("pk").values_list("pk", flat=True))
    # With other seals others are picked: the draw is by the seal and by nothing else of theirs.
    drawn = {tuple(sorted(picked())) for _ in range(4) if _reseal(numbers)}
    assert len(drawn) > 1


def _reseal(numbers) -> bool:
    for pk in numbers:
        Comment.objects.filter(pk=pk).update(seal=new_seal())
    return True


def test_nothing_held_or_not_allowed_is_picked(survey, in_council, reviewer):
    analysed(survey, "He hit me.")
    analysed(survey, "Not for themes.", consent=Consent(keep=True))
    raised = analysed(survey, "They are a team.")
    fine = analysed(survey, "They are a good team.")
    raise_concern(comment=raised, by=reviewer)

    assert picked() == [fine.pk]
    with pytest.raises(CommentHeld):
        judged(raised, reviewer, TEAM)


def test_sample_of_one_council_holds_nothing_of_another(survey, in_council, other_council):
    ours = analysed(survey, "They are a team.")
    analysed(make_published_survey(other_council), "They are another team.")

    assert picked() == [ours.pk]
    with scope(council=other_council):
        assert ours.pk not in picked() and len(picked()) == 1


def test_judgement_keeps_what_was_said_and_changes_no_tag(survey, in_council, reviewer):
    comment = analysed(survey, "They are a good team.")
    before = list(Tag.objects.current().order_by("pk").values_list("pk", "decision"))

    made = judged(comment, reviewer, ASSESS, TEAM, sounds="positive")

    about = made.statements.values_list("quality_statement__slug", "is_primary")
    assert sorted(about) == [(ASSESS, True), (TEAM, False)]
    assert (made.sounds, made.made_by) == ("positive", reviewer)
    assert list(Tag.objects.current().order_by("pk").values_list("pk", "decision")) == before
    line = ModelLogEntry.objects.get(action="feedback.comment.judged")
    assert (line.user, line.object_id, line.data) == (reviewer, str(comment.pk), {})


def test_judging_twice_keeps_the_first(survey, in_council, reviewer):
    comment = analysed(survey, "They are a good team.")
    first = judged(comment, reviewer, TEAM)

    assert judged(comment, reviewer, ASSESS) == first
    assert first.statements.get().quality_statement.slug == TEAM
    assert ModelLogEntry.objects.filter(action="feedback.comment.judged").count() == 1


def test_two_people_judge_a_comment_and_no_third(
    survey, in_council, reviewer, colleague, make_reviewer
):
    comment = analysed(survey, "They are a good team.")
    judged(comment, reviewer, TEAM)
    judged(comment, colleague)

    with pytest.raises(NotToBeJudged):
        judged(comment, make_reviewer("third@example.org"), TEAM)
    assert Judgement.objects.count() == 2


@pytest.mark.parametrize("act", ["tagged", "decided on", "released"])
def test_who_has_seen_the_tags_is_not_asked_and_a_colleague_is(
    survey, in_council, reviewer, colleague, act
):
    comment = analysed(survey, "They are a good team.")
    if act == "tagged":
        statement = Tag.objects.first().quality_statement
        tags.add_tag(comment=comment, quality_statement=statement, start=0, end=4, by=reviewer)
    elif act == "decided on":
        tags.remove_tag(tag=Tag.objects.first(), reason="", by=reviewer)
    else:
        reviews.release(comment=comment, by=reviewer, details_checked=True)

    assert next_to_judge(reviewer) is None
    assert next_to_judge(colleague) == comment
    with pytest.raises(NotToBeJudged):
        judged(comment, reviewer, TEAM)


def test_comment_that_was_not_picked_is_not_judged(few, survey, in_council, reviewer):
    many_sent(survey, 5)
    take_waiting()
    other = Comment.objects.exclude(pk__in=picked()).first()

    with pytest.raises(NotToBeJudged):
        judged(other, reviewer, TEAM)


def test_unread_comments_come_first_and_then_those_one_person_read(
    survey, in_council, reviewer, colleague
):
    first, second = analysed(survey, "A team."), analysed(survey, "Another team.")
    judged(first, colleague, TEAM)

    assert next_to_judge(reviewer) == second
    judged(second, reviewer, TEAM)
    assert next_to_judge(reviewer) == first
    progress = audit_progress()
    assert (progress.of, progress.picked, progress.read, progress.read_twice) == (2, 2, 2, 0)


def test_database_holds_one_judgement_a_person_and_one_primary(survey, in_council, reviewer):
    made = judged(analysed(survey, "They are a team."), reviewer, TEAM)
    statement = Tag.objects.first().quality_statement
    owned = {"council": in_council}

    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(answer=made.answer, sounds="mixed", made_by=reviewer, **owned)
    JudgedStatement.objects.all().update(is_primary=True)
    other = statement.framework.quality_statements.exclude(slug=TEAM).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        JudgedStatement.objects.create(
            judgement=made, quality_statement=other, is_primary=True, **owned
        )


def test_judgement_goes_with_the_answer(survey, in_council, reviewer):
    comment = analysed(survey, "They are a good team.")
    judged(comment, reviewer, TEAM)

    withdraw_response(response=comment.answer.response)

    assert not Judgement.objects.exists() and not JudgedStatement.objects.exists()
    assert audit_progress().picked == 0


def test_queries_do_not_grow_with_comments_or_judgements(survey, in_council, reviewer, colleague):
    asked = []
    for number in (2, 20):
        many_sent(survey, number)
        take_waiting()
        judged(next_to_judge(colleague), colleague, TEAM)
        with CaptureQueriesContext(connection) as queries:
            next_to_judge(reviewer)
            audit_progress()
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 8
