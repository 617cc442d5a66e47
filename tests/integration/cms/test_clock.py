"""The server's own clock: it goes round where nobody else does, and nothing stops it."""

import threading

import pytest

from cms import clock
from feedback import tasks


@pytest.fixture(autouse=True)
def _own_clock(db, monkeypatch):
    """A clock nobody has started, with nothing to do."""
    monkeypatch.setattr(clock, "_rounds", [])
    yield
    stop_and_wait()


def stop_and_wait() -> None:
    """Let no clock of this test go round in the next one."""
    clock.stop()
    for thread in threading.enumerate():
        if thread.name == "clock":
            thread.join(timeout=10)
            assert not thread.is_alive()


def test_what_is_waiting_is_swept_at_each_round(monkeypatch):
    monkeypatch.undo()

    assert tasks.sweep_all in clock._rounds


def test_rest_is_done_where_one_thing_fails(caplog):
    done = []

    def fail() -> None:
        raise RuntimeError("The rows are on fire.")

    def work() -> None:
        done.append(1)

    clock.at_each_round(fail)
    clock.at_each_round(work)
    clock.at_each_round(work)

    clock.go_round()
    clock.go_round()

    assert done == [1, 1]
    assert "could not do fail" in caplog.text


def test_clock_goes_round_by_itself(settings):
    settings.CLOCK_SECONDS = 0.01
    rounds = threading.Semaphore(0)
    clock.at_each_round(rounds.release)

    clock.start()

    assert rounds.acquire(timeout=10) and rounds.acquire(timeout=10)


def test_clock_that_was_stopped_goes_round_no_more(settings):
    settings.CLOCK_SECONDS = 0.01
    rounds = threading.Semaphore(0)
    clock.at_each_round(rounds.release)
    clock.start()
    assert rounds.acquire(timeout=10)

    stop_and_wait()

    assert not clock._started.is_set()


@pytest.mark.parametrize(("engine", "seconds"), [("celery", 20), ("inline", 0)])
def test_where_workers_or_cron_do_it_no_clock_is_started(settings, engine, seconds):
    settings.TASK_ENGINE, settings.CLOCK_SECONDS = engine, seconds

    clock.start()

    assert not clock._started.is_set()
