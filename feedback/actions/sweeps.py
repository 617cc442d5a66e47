"""Takes everything that waits, batch after batch, then counts once."""

from collections.abc import Callable
from dataclasses import dataclass

from feedback.actions.counts import recount_stale
from feedback.actions.waiting import BATCH, Taken, take_batch


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found."""

    taken: Taken
    recounted: int


def sweep_up(
    *, limit: int = BATCH, after_batch: Callable[[Taken], object] = lambda taken: None
) -> Swept:
    """Take all waiting events in batches of `limit`, and recount what they changed.

    `after_batch` hears of each batch as soon as it is safe on disk.
    """
    total = Taken()
    while (taken := take_batch(limit=limit)).events:
        total += taken
        after_batch(taken)
    return Swept(total, recount_stale())
