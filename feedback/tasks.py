"""Slow work, called where it happens or handed to workers. The rows that wait are the truth."""

import logging
from collections.abc import Callable

from celery import current_app, shared_task
from django.utils import timezone

from feedback.actions import analysis_runs, retention
from feedback.actions.alerts import send_alerts
from feedback.actions.counts import recount_stale
from feedback.actions.escalations import escalate_unopened
from feedback.actions.waiting import Swept, take_all_waiting, take_waiting

logger = logging.getLogger(__name__)

# A nudge is worth a moment and no more: whatever it misses, the sweep finds.
BROKER_SECONDS = 1
IMPATIENT = {
    "socket_connect_timeout": BROKER_SECONDS,
    "socket_timeout": BROKER_SECONDS,
    "max_retries": 0,
}


@shared_task
def take() -> None:
    """Take one batch of what waits."""
    take_waiting()


@shared_task
def recount() -> None:
    """Count the slices that wait for it."""
    recount_stale()


@shared_task
def read_again() -> None:
    """Read one batch of a run, and have the next one read after whatever else waits by then."""
    if analysis_runs.take_batch():
        _nudge(read_again)
    else:
        analysis_runs.finish_taken()


@shared_task
def alert() -> None:
    """Tell whoever should know of a concern that waits."""
    alert_people()


@shared_task
def sweep() -> None:
    """Take everything that waits and tell of it, and have runs go on that were left lying."""
    sweep_all()
    analysis_runs.finish_taken()
    nudge_workers(analysis_runs.workers_to_start())


def sweep_all(**following: Callable[..., object]) -> Swept:
    """Take everything that waits, then tell of the concerns that wait, whatever befell the first.

    `following` goes to `take_all_waiting`.
    """
    try:
        return take_all_waiting(**following)
    finally:
        alert_people()


def alert_people() -> int:
    """Escalate what nobody opened, then send what is due; returns how many letters went."""
    try:
        escalate_unopened()
    finally:
        sent = send_alerts()
    return sent


@shared_task
def retain() -> None:
    """Delete what was kept long enough."""
    retention.retain(timezone.localdate())


def nudge_take(**_signal: object) -> None:
    """Have waiting answers taken soon."""
    _nudge(take)


def nudge_recount(**_signal: object) -> None:
    """Have waiting slices counted soon."""
    _nudge(recount)


def nudge_alert(**_signal: object) -> None:
    """Have people told of a concern soon, by a worker.

    Without workers the clock does it: a mail server may take ten seconds to say nothing, and
    somebody who does not feel safe waits for their page.
    """
    if not current_app.conf.task_always_eager:
        _nudge(alert)


def nudge_workers(number: int) -> None:
    """Have so many workers read runs again, a batch at a time each."""
    for _ in range(number):
        _nudge(read_again)


def _nudge(task) -> None:
    # Somebody waits for their page: no broker, whatever ails it, may delay or break that.
    try:
        if current_app.conf.task_always_eager:
            task.apply()
            return
        with current_app.connection_for_write(transport_options=IMPATIENT) as connection:
            task.apply_async(connection=connection, retry=False)
    except Exception:
        logger.exception("Nobody was told that work waits. The next sweep takes it.")
