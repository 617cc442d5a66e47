"""`manage.py analyse_again`: begun, stopped, gone on with, handed to workers."""

from datetime import timedelta
from io import StringIO

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_scopes import scope

from feedback import tasks
from feedback.actions import analysis_runs
from feedback.analysis import Analyser
from feedback.models import Analysis, AnalysisBatch, AnalysisRun, CountSlice
from tests.factories.feedback import analysed
from tests.factories.newer import NEWER
from tests.factories.surveys import make_published_survey

TEXTS = ("A good team.", "A bad team.", "A rota.")


@pytest.fixture
def said(survey, newer_analyser):
    """Three comments, and a version that has read none of them."""
    for text in TEXTS:
        analysed(survey, text, key="better")
    newer_analyser()
    return survey


def call(*args, **options) -> str:
    out = StringIO()
    call_command("analyse_again", *args, stdout=out, **options)
    return out.getvalue()


def read() -> int:
    return Analysis.objects.filter(analyser=NEWER.name).count()


def test_command_reads_everything_and_says_so(said):
    told = call("--batch", "2")

    assert "Read by plain 2: 3 of 3 comments. Held for safeguarding: 0." in told
    assert AnalysisBatch.objects.count() == 2
    assert read() == 3
    assert call() == "Every comment has been read by plain 2.\n"


def test_command_that_is_interrupted_says_how_far_it_was_and_goes_on(said, monkeypatch):
    take, taken = analysis_runs.take_batch, []

    def once(**given):
        if taken:
            raise KeyboardInterrupt
        taken.append(take(**given))
        return taken[0]

    with monkeypatch.context() as patched:
        patched.setattr(analysis_runs, "take_batch", once)
        with pytest.raises(CommandError, match=r"Stopped.*1 of 3 comments.*Go on with") as stopped:
            call("--batch", "1")

    assert stopped.value.returncode == 130
    assert read() == 1
    assert "3 of 3 comments" in call()


def test_command_of_one_council_leaves_another_alone(said, other_council, newer_analyser):
    analysed(make_published_survey(other_council), "A good team.", key="better")
    newer_analyser(Analyser("plain", "3", "core"))

    call(council="leeds")

    with scope(council=other_council):
        assert AnalysisRun.objects.get().finished_at
    assert not AnalysisRun.objects.exists()
    call(council="E06000049")
    assert AnalysisRun.objects.get().finished_at


@pytest.mark.parametrize(
    ("options", "said_so"),
    [
        ({"council": "nowhere"}, "nowhere"),
        ({"batch": 0}, "from 1"),
        ({"workers": -1}, "from 1"),
        ({"workers": 2}, "Set TASKS=celery"),
    ],
)
def test_command_refuses_what_it_cannot_do(said, options, said_so):
    with pytest.raises(CommandError, match=said_so) as refused:
        call(**options)

    assert refused.value.returncode == 2
    assert not AnalysisRun.objects.exists()


def test_file_that_cannot_be_written_is_a_sentence(said, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call("--changes", out=tmp_path)


@pytest.fixture
def workers(monkeypatch):
    """Celery's workers: what they are told is kept, and done when a test says so."""
    told = []
    monkeypatch.setattr(current_app.conf, "task_always_eager", False)
    monkeypatch.setattr(tasks, "_nudge", told.append)
    return told


def work(told: list) -> None:
    while told:
        told.pop(0).apply()


def test_each_worker_takes_a_batch_and_asks_for_the_next(said, workers):
    told = call("--batch", "1", "--workers", "2")

    assert told.startswith("Handed to 2 workers.")
    assert workers == [tasks.read_again] * 2
    assert read() == 0
    workers.pop(0).apply()
    assert (read(), len(workers)) == (1, 2)
    work(workers)
    assert read() == 3
    assert AnalysisRun.objects.get().finished_at
    assert CountSlice.objects.get().stale_since is None


def test_worker_reserves_nothing_beyond_what_it_works_on():
    """Else one worker would hold the batch that another has no work for."""
    assert current_app.conf.worker_prefetch_multiplier == 1
    assert current_app.conf.task_acks_late


def test_stopped_run_is_left_by_its_workers(said, workers, time_machine):
    call("--batch", "1", "--workers", "1")
    workers.pop(0).apply()

    told = call("--stop")
    work(workers)

    assert "Stopped. Read by plain 2: 1 of 3 comments." in told
    assert read() == 1
    time_machine.move_to(timezone.now() + analysis_runs.REST + timedelta(seconds=1))
    tasks.sweep()
    assert workers == []
    call("--workers", "1")
    work(workers)
    assert read() == 3


def test_nothing_to_stop_is_said(survey):
    assert call("--stop") == "Nothing is being read.\n"


def test_sweep_tells_workers_again_only_when_they_have_rested(said, workers, time_machine):
    call("--batch", "1", "--workers", "2")
    workers.clear()

    tasks.sweep()
    assert workers == []
    time_machine.move_to(timezone.now() + analysis_runs.REST + timedelta(seconds=1))
    tasks.sweep()

    assert workers == [tasks.read_again] * 2


def test_sweep_leaves_a_run_that_no_worker_was_handed(said, workers, council, time_machine):
    analysis_runs.begin(council=council)

    time_machine.move_to(timezone.now() + analysis_runs.REST + timedelta(seconds=1))
    tasks.sweep()

    assert workers == []


def test_sweep_counts_and_closes_what_died_before_its_end(said, council):
    analysis_runs.begin(council=council)
    analysis_runs.take_batch()

    call_command("sweep", stdout=StringIO())

    assert AnalysisRun.objects.get().finished_at
    assert CountSlice.objects.get().stale_since is None


def test_broker_that_is_down_leaves_the_run_to_the_sweep(said, monkeypatch, caplog):
    monkeypatch.setattr(current_app.conf, "task_always_eager", False)
    monkeypatch.setattr(current_app.conf, "broker_url", "redis://127.0.0.1:1/0")

    call("--workers", "1")

    assert "The next sweep takes it." in caplog.text
    assert AnalysisBatch.objects.waiting().count() == 1


def test_command_says_what_could_not_be_read(survey, newer_analyser):
    analysed(survey, "unreadable", key="better")
    newer_analyser()

    assert "Not analysed: 1 comments. The log names them." in call()
