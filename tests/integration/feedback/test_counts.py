"""The roll-up equals the rows, whatever happened and in whatever order."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from random import Random
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.actions import concerns, counts, tags
from feedback.actions.under_review import ReviewError
from feedback.actions.waiting import take_waiting
from feedback.models import Analysis, Comment, Concern, Count, CountSlice, Sentiment, Tag
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response
from tests.factories.branching import make_branching_survey
from tests.factories.cms import make_member
from tests.factories.counting import stored
from tests.factories.counting_by_hand import by_hand
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey, make_response
from themes.models import QualityStatement

pytestmark = pytest.mark.usefixtures("plain_analyser")

# The last is June in Greenwich, and July already by a London clock.
MOMENTS = [
    datetime(2026, 6, 10, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
]
TEXTS = ["A good team.", "They assess nobody, bad.", "good and bad abroad", "He hit me.", "Fine."]


class Walk:
    """A life of a survey: things happen in any order, as a random number says."""

    def __init__(self, seed: int, surveys, by) -> None:
        self.random = Random(seed)
        self.surveys = surveys
        self.by = by

    def step(self) -> None:
        steps = [self.send] * 6 + [self.accept, self.undo, self.remove, self.add] * 2
        steps += [self.withdraw, self.hold, self.close] + [self.read_again] * 2
        # A refusal is a step as well: it must change nothing.
        with suppress(ReviewError, concerns.ConcernError):
            self.random.choice(steps)()

    def one(self, rows):
        rows = list(rows.order_by("pk"))
        return self.random.choice(rows) if rows else None

    def send(self) -> None:
        choose = self.random.choice
        survey = choose(self.surveys)
        variant = choose(["easy_read", "standard"])
        whole = "plan" if survey.slug == "branches" else "together"
        asked = [whole]
        if survey.slug == "branches" and variant == "easy_read":
            asked = choose([["plan-1", "plan-2"], ["plan-1"], ["plan-2"]])
        answers = {key: choose(["yes", "sometimes", "no", "dont_know", ""]) for key in asked}
        if choose([True, True, False]):
            answers[f"{whole}-more"] = choose(TEXTS)
        make_response(
            survey,
            answers,
            consent=Consent(keep=True, theme=choose([True, True, False]), quote=True),
            voice=choose(["person", "carer", "on_behalf"]),
            help=choose(["alone", "read_to", ""]),
            variant=variant,
            sent_at=choose(MOMENTS),
        )

    def withdraw(self) -> None:
        if response := self.one(Response.objects.sent()):
            withdraw_response(response=response)

    def accept(self) -> None:
        if tag := self.one(Tag.objects.all()):
            tags.accept_tag(tag=tag, by=self.by)

    def undo(self) -> None:
        if tag := self.one(Tag.objects.exclude(decisions=None)):
            tags.undo_accept(tag=tag, by=self.by)

    def remove(self) -> None:
        if tag := self.one(Tag.objects.all()):
            tags.remove_tag(tag=tag, reason="", by=self.by)

    def add(self) -> None:
        if comment := self.one(Comment.objects.all()):
            about = self.one(QualityStatement.objects.in_current_framework())
            tags.add_tag(comment=comment, quality_statement=about, start=0, end=2, by=self.by)

    def hold(self) -> None:
        if comment := self.one(Comment.objects.all()):
            concerns.raise_concern(comment=comment, by=self.by)

    def close(self) -> None:
        if concern := self.one(Concern.objects.all()):
            outcome = self.random.choice(Concern.Outcome.values)
            concerns.close_concern(concern=concern, outcome=outcome, note="Rang.", by=self.by)

    def read_again(self) -> None:
        """A newer analyser reads a comment: its findings stand in place of the older one's."""
        if not (comment := self.one(Comment.objects.exclude(answer__analyses=None))):
            return
        owned = {"council_id": comment.council_id}
        again = Analysis.objects.create(
            answer=comment.answer,
            analyser="newer",
            version=str(comment.answer.analyses.count()),
            tier="core",
            **owned,
        )
        Sentiment.objects.create(analysis=again, label="unclear", score=0, textblob=0, **owned)
        # What somebody has decided on before, where there is such a tag.
        known = self.one(comment.answer.tags.exclude(decisions=None))
        about = known.quality_statement if known else None
        Tag.objects.create(
            answer=comment.answer,
            analysis=again,
            quality_statement=about or self.one(QualityStatement.objects.in_current_framework()),
            start=0,
            end=9,
            source="rule",
            **owned,
        )
        counts.comment_changed(comment)


@pytest.mark.parametrize("seed", range(6))
def test_roll_up_equals_the_rows_after_any_life(seed, survey, council, in_council):
    surveys = [survey, make_published_survey(council, "another"), make_branching_survey(council)]
    walk = Walk(seed, surveys, make_member(council, "reviewer"))

    for _ in range(8):
        for _ in range(5):
            walk.step()
        take_waiting()
        assert stored() == by_hand()

    assert len(stored()) > 20
    assert counts.recount_council(council)[1] == 0


@pytest.mark.parametrize(
    ("parts", "measure"),
    [
        ({"plan-1": "yes", "plan-2": "yes"}, "yes"),
        ({"plan-1": "yes", "plan-2": "no"}, "sometimes"),
        ({"plan-1": "no", "plan-2": "dont_know"}, "no"),
        ({"plan-1": "rather_not_say", "plan-2": "rather_not_say"}, "rather_not_say"),
        ({"plan-1": "dont_know", "plan-2": ""}, "skipped"),
    ],
)
def test_parts_of_a_statement_count_as_one_answer_to_it(
    council, framework, in_council, parts, measure
):
    survey = make_branching_survey(council)
    make_response(survey, parts)
    make_response(survey, {"plan": "yes"}, variant="standard")
    take_waiting()

    rows = Count.objects.exclude(i_statement=None).values_list("measure", "number")

    expected = Counter(["yes", measure])
    assert dict(rows) == expected
    assert stored() == by_hand()


@pytest.mark.parametrize(
    ("parts", "tone"),
    [
        ({"plan-1": "no", "plan-2": "no"}, "negative"),
        ({"plan-1": "no", "plan-2": "dont_know"}, "negative"),
        ({"plan-1": "yes", "plan-2": "no"}, "mixed"),
        ({"plan-1": "dont_know", "plan-2": ""}, "positive"),
    ],
)
def test_what_a_person_chose_is_the_tone_of_their_comment(
    council, framework, in_council, parts, tone
):
    analysed(make_branching_survey(council), "A good team.", key="plan-more", answers=parts)

    tones = Count.objects.filter(measure__in=["positive", "mixed", "negative", "neutral"])

    about = set(tones.values_list("measure", "quality_statement__slug", "number"))
    assert about == {
        (tone, None, 1),
        (tone, "assessing-needs", 1),
        (tone, "care-provision-integration-and-continuity", 1),
    }


def test_upgrade_has_all_that_was_counted_counted_again(survey, in_council):
    analysed(survey, "A good team.", answers={"together": "no"})
    Count.objects.filter(measure="negative").update(measure="positive")
    upgrade = import_module("feedback.migrations.0010_own_choice_wins")

    upgrade.mark_stale(apps, SimpleNamespace(connection=connection))
    counts.recount_stale()

    assert not Count.objects.filter(measure="positive").exists()
    assert stored() == by_hand()


def test_month_is_the_one_on_a_london_clock(survey, in_council):
    make_response(survey, {"together": "yes"}, sent_at=MOMENTS[2])
    take_waiting()

    assert [f"{row.month:%Y-%m}" for row in CountSlice.objects.all()] == ["2026-07"]
    assert Count.objects.get(measure="yes").number == 1


def test_answers_taken_back_leave_the_counts(survey, in_council):
    comment = analysed(survey, "A good team.", answers={"together": "yes"})

    withdraw_response(response=comment.answer.response)
    take_waiting()

    assert not Count.objects.exists()
    assert CountSlice.objects.get().stale_since is None


def test_changed_tag_marks_its_slice_until_it_is_counted_again(
    survey, in_council, django_capture_on_commit_callbacks
):
    comment = analysed(survey, "A good team.", key="better")
    reviewer = make_member(in_council, "reviewer")

    with django_capture_on_commit_callbacks() as callbacks:
        tags.accept_tag(tag=comment.answer.tags.get(), by=reviewer)
    marked = CountSlice.objects.get().stale_since
    for callback in callbacks:
        callback()

    assert marked
    assert CountSlice.objects.get().stale_since is None
    assert Count.objects.get(measure="confirmed").number == 1


def test_mark_made_while_a_slice_is_stale_keeps_the_first_moment(survey, in_council):
    analysed(survey, "A good team.")
    key = counts.slice_of(Response.objects.get())

    counts.mark_stale(council_id=in_council.pk, slices=[key])
    first = CountSlice.objects.get().stale_since
    counts.mark_stale(council_id=in_council.pk, slices=[key, key])

    assert CountSlice.objects.get().stale_since == first


def test_recount_asks_the_same_however_much_there_is(survey, in_council):
    asked = []
    for number in (5, 50):
        many_sent(survey, number)
        take_waiting()
        counted = CountSlice.objects.get()
        with CaptureQueriesContext(connection) as queries:
            counts.recount_slice(counted)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 12
