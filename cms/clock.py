"""What is done again and again beside the pages, where no other process does it.

One machine has no worker and no beat. So the server's own process keeps a clock: a forgotten cron
must not mean that nobody hears of a person who is not safe. Many processes may each keep one.
"""

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections

logger = logging.getLogger(__name__)

_rounds: list[Callable[[], object]] = []
_started, _stopped = threading.Event(), threading.Event()


def at_each_round(work: Callable[[], object]) -> None:
    """Have `work` done at each round of the clock. It must be safe to do twice, or at once."""
    if work not in _rounds:
        _rounds.append(work)


def start() -> None:
    """Start the clock of this process, once, unless workers or `CLOCK_SECONDS` of 0 replace it."""
    if settings.TASK_ENGINE != "inline" or settings.CLOCK_SECONDS <= 0 or _started.is_set():
        return
    _started.set()
    _stopped.clear()
    seconds = settings.CLOCK_SECONDS
    threading.Thread(target=_tick, args=[seconds], name="clock", daemon=True).start()


def stop() -> None:
    """Let the clock of this process end with its round."""
    _stopped.set()
    _started.clear()


def go_round() -> None:
    """Do everything once; what fails is logged, and stops nothing else."""
    for work in _rounds:
        try:
            # A connection that broke, or is too old, is not used again.
            close_old_connections()
            work()
        except Exception:
            logger.exception("The clock could not do %s. It tries again.", work.__name__)


def _tick(seconds: float) -> None:
    while not _stopped.wait(seconds):
        go_round()
