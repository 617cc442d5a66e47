"""Slow work, called where it happens or handed to workers. The rows that wait are the truth."""

import logging

from celery import current_app, shared_task
from django.utils import timezone

from feedback.actions import retention
from feedback.actions.counts import recount_stale
from feedback.actions.waiting import take_all_waiting, take_waiting

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
def sweep() -> None:
    """Take everything that waits."""
    take_all_waiting()


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
