"""Runs are planned once and read in batches: by anybody, in any version, stopped or killed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from cms.models import Council
from feedback.actions import analysis_runs
from feedback.actions.analysis_runs import begin, finish_taken, stop, take_all, take_batch
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER, Analyser
from feedback.models import (
    Analysis,
    AnalysisBatch,
    AnalysisRun,
    Comment,
    Concern,
    CountSlice,
)
from surveys.models import ResponseEvent
from tests.factories.feedback import analysed, many_sent
from tests.factories.newer import NEWER, of_newer
from tests.factories.surveys import make_published_survey


def test_process_that_dies_in_the_middle_leaves_the_whole_batch(
    survey, council, newer_analyser, monkeypatch
):
    for text in ("A good team.", "A bad team.", "A rota."):
        analysed(survey, text, key="better")
    newer_analyser()
    begin(council=council, size=2)

    def die(**_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(analysis_runs, "mark_stale", die)
        with pytest.raises(SystemExit):
            take_batch()

    assert of_newer() == []
    assert AnalysisBatch.objects.waiting().count() == 2
    take_all(after_batch=lambda batch: None)
    assert len(of_newer()) == 3


def test_run_goes_on_where_it_was_stopped(survey, council, newer_analyser):
    for text in ("A good team.", "A bad team.", "A rota."):
        analysed(survey, text, key="better")
    newer_analyser()
    run = begin(council=council, size=1)
    take_batch()

    stop()

    assert take_batch() is None
    assert len(of_newer()) == 1
    assert begin(council=council) == run
    take_all(after_batch=lambda batch: None)
    assert len(of_newer()) == 3


def test_worker_that_still_runs_the_older_version_takes_nothing(survey, council, newer_analyser):
    analysed(survey, "A good team.", key="better")
    newer_analyser()
    begin(council=council)

    newer_analyser(ANALYSER)

    assert take_batch() is None
    assert AnalysisBatch.objects.waiting().count() == 1


def test_newer_version_yet_ends_the_run_and_begins_another(survey, council, newer_analyser):
    for text in ("A good team.", "A bad team."):
        analysed(survey, text, key="better")
    newer_analyser()
    first = begin(council=council, size=1)
    take_batch()

    newer_analyser(Analyser("plain", "3", "core"))
    second = begin(council=council)
    take_all(after_batch=lambda batch: None)

    first.refresh_from_db()
    assert first.finished_at
    assert (first.batches.count(), second.answers) == (1, 2)
    assert Analysis.objects.filter(analyser="plain", version="3").count() == 2


def test_going_back_to_an_older_version_changes_nothing(
    survey, council, read_again, newer_analyser
):
    comment = analysed(survey, "A good team.", key="better")
    read_again()
    newer_analyser(ANALYSER)

    assert begin(council=council) is None
    assert comment.answer.analyses.order_by("-pk").first().analyser == NEWER.name


def test_run_whose_last_worker_died_before_the_end_is_finished_by_whoever_comes(
    survey, council, newer_analyser
):
    analysed(survey, "A good team.", key="better")
    newer_analyser()
    run = begin(council=council)
    take_batch()
    assert CountSlice.objects.get().stale_since

    assert finish_taken() == 1

    run.refresh_from_db()
    assert run.finished_at
    assert CountSlice.objects.get().stale_since is None
    assert finish_taken() == 0


def test_each_council_has_a_run_of_its_own(survey, council, other_council, newer_analyser):
    other = make_published_survey(other_council)
    analysed(survey, "A good team.", key="better")
    analysed(other, "A bad team.", key="better")
    newer_analyser()
    for place in Council.objects.switched_on():
        begin(council=place)

    take_all(council=council, after_batch=lambda batch: None)

    assert len(of_newer()) == 1
    with scope(council=other_council):
        assert of_newer() == []
        assert AnalysisRun.objects.get().finished_at is None
    take_all(after_batch=lambda batch: None)
    with scope(council=other_council):
        assert {row.council for row in Analysis.objects.all()} == {other_council}
        assert len(of_newer()) == 1


def test_event_taken_again_by_a_newer_version_holds_what_it_finds(survey, newer_analyser):
    analysed(survey, "I am scared.", key="better")
    newer_analyser()
    ResponseEvent.objects.update(taken_at=None)

    take_waiting()

    assert Comment.objects.get().state == Comment.State.HELD
    assert len(of_newer()) == 1


@pytest.mark.parametrize("text", ["They work as a team, one rota.", "I am scared, Ann."])
def test_batch_asks_the_same_however_many_comments_it_holds(survey, newer_analyser, text):
    asked = []
    for version, comments in (("3", 5), ("4", 25)):
        newer_analyser(ANALYSER)
        many_sent(survey, comments, text)
        take_waiting()
        Concern.objects.all().delete()
        newer_analyser(Analyser("plain", version, "core"))
        begin(council=survey.council)
        with CaptureQueriesContext(connection) as queries:
            batch = take_batch()
        asked.append((batch.raised, len(queries)))
        finish_taken()

    (_, few), (raised, many) = asked
    # So few that SQLite takes each kind of row in one INSERT, as PostgreSQL always does.
    assert few == many <= 30
    assert bool(raised) == ("scared" in text)
