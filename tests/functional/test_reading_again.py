"""Comments are read again by real processes, which are killed in the middle: each is read once."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection, transaction
from django_scopes import scope

from feedback.actions.analysis_runs import begin
from feedback.actions.counts import recount_council, recount_stale
from feedback.actions.waiting import take_waiting
from feedback.models import Analysis, AnalysisBatch, AnalysisRun, Comment, CountSlice
from feedback.selectors.analysis_runs import batch_to_take
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response
from tests.factories.newer import NEWER, SECONDS_A_COMMENT, read_by
from tests.factories.surveys import make_response
from tests.functional.test_death_of_the_server import same_database
from tests.functional.test_saving_beside_sending import beside

# Told with the stories, because the processes must see its rows.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
COMMENTS = 30
BATCH = 5
PATIENCE = 60


@pytest.fixture
def said(house) -> Iterator[list[Response]]:
    """Comments that the analyser of today has read."""
    with scope(council=house.council):
        sent = [
            make_response(house.survey, {"better": f"A good rota, team {number}."})
            for number in range(COMMENTS)
        ]
        take_waiting()
        recount_stale()
        yield sent
        for response in sent:
            withdraw_response(response=response)
        take_waiting()
        Analysis.objects.filter(analyser=NEWER.name).delete()
        AnalysisRun.objects.filter(analyser=NEWER.name).delete()
        recount_council(house.council)


def another() -> subprocess.Popen:
    """The command in a process of its own, with a slow newer version."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.functional.as_newer", "analyse_again", "--batch", str(BATCH)],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": same_database()},
        stdout=subprocess.DEVNULL,
    )


def wait_until(met: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < until, "It took too long."
        time.sleep(0.02)


def taken() -> int:
    return AnalysisBatch.objects.taken().count()


def assert_read_once(council) -> None:
    comments = Comment.objects.exclude(answer__text="").values_list("answer", flat=True)
    read = Analysis.objects.filter(analyser=NEWER.name, version=NEWER.version)
    assert sorted(read.values_list("answer", flat=True)) == sorted(comments)
    run = AnalysisRun.objects.get(analyser=NEWER.name, version=NEWER.version)
    assert run.finished_at
    assert sum(run.batches.values_list("read", flat=True)) == run.answers == len(comments)
    assert not CountSlice.objects.exclude(stale_since=None).exists()
    assert recount_council(council)[1] == 0


@pytest.mark.parametrize("seed", range(2))
def test_process_killed_in_the_middle_of_a_batch_leaves_no_double(house, said, seed):
    dice = random.Random(seed)
    for _kill in range(2):
        before, process = taken(), another()
        wait_until(lambda before=before: taken() > before)
        time.sleep(dice.uniform(0.2, 0.8) * BATCH * SECONDS_A_COMMENT)
        process.kill()
        assert process.wait() == -9
        assert AnalysisBatch.objects.waiting().exists()

    assert another().wait(PATIENCE) == 0

    assert_read_once(house.council)


def test_two_processes_at_once_read_each_comment_once(house, said):
    both = [another(), another()]

    assert [process.wait(PATIENCE) for process in both] == [0, 0]

    assert_read_once(house.council)


@pytest.mark.skipif(
    not connection.features.has_select_for_update_skip_locked,
    reason="SQLite lets one write in at a time; `make test-services` tells this on PostgreSQL.",
)
def test_batch_that_somebody_holds_is_left_to_them(house, said, monkeypatch):
    read_by(NEWER, monkeypatch.setattr)
    begin(council=house.council, size=COMMENTS)
    batches = list(AnalysisBatch.objects.waiting())

    def second() -> AnalysisBatch | None:
        with transaction.atomic():
            return batch_to_take(NEWER)

    with transaction.atomic():
        first = batch_to_take(NEWER)
        other = beside(said[0], second).result(timeout=10)

    assert first == batches[0]
    assert other == (batches[1] if len(batches) > 1 else None)
    assert beside(said[0], second).result(timeout=10) == first
