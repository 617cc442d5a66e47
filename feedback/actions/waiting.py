"""Takes what waits: disclosures first, then answers that were sent or taken back."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from feedback.actions.analyses import keep_readings, read_answers
from feedback.actions.concerns import raise_disclosed
from feedback.actions.corrections import correct_packs
from feedback.actions.counts import mark_stale, recount_stale, slice_of
from feedback.selectors.waiting import (
    answers_to_read,
    disclosures_to_take,
    events_to_take,
    responses_of,
)
from surveys.models import ResponseEvent

BATCH = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What one batch held."""

    events: int = 0
    comments: int = 0
    concerns: int = 0
    unread: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(
            self.events + other.events,
            self.comments + other.comments,
            self.concerns + other.concerns,
            self.unread + other.unread,
        )


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found, and how many months it counted again."""

    taken: Taken
    recounted: int
    disclosed: int = 0


def take_all_waiting(
    *, limit: int = BATCH, after_batch: Callable[[Taken], object] = lambda taken: None
) -> Swept:
    """Take everything that waits in batches of `limit`, then count what it changed, once.

    `after_batch` hears of each batch as soon as it is safe on disk.
    """
    disclosed = take_disclosures()
    total = Taken()
    while (taken := take_batch(limit=limit)).events:
        total += taken
        after_batch(taken)
    return Swept(total, recount_stale(), disclosed)


def take_waiting(*, limit: int = BATCH) -> int:
    """Take up to `limit` waiting events and count what they changed; returns how many it took.

    Whoever said that they do not feel safe comes first, and waits for no analysis.
    """
    take_disclosures()
    taken = take_batch(limit=limit)
    recount_stale()
    return taken.events


@transaction.atomic
def take_disclosures() -> int:
    """Raise a concern for each disclosure that waits; returns how many there were."""
    waiting = disclosures_to_take()
    for disclosure in waiting:
        with scope(council=disclosure.council):
            raise_disclosed(disclosure=disclosure)
            disclosure.taken_at = timezone.now()
            disclosure.save(update_fields=["taken_at"])
    return len(waiting)


@transaction.atomic
def take_batch(*, limit: int = BATCH) -> Taken:
    """Analyse what up to `limit` events tell of and mark their slices stale, in one transaction.

    A process that dies half way leaves the events waiting. Taken twice, nothing is made twice.
    """
    taken = Taken()
    by_council = defaultdict(list)
    for event in events_to_take(limit):
        by_council[event.council].append(event)
    for council, events in by_council.items():
        with scope(council=council):
            taken += _take(council.pk, events)
    return taken


def _take(council_id: int, events: Sequence[ResponseEvent]) -> Taken:
    responses = responses_of(events)
    readings = read_answers(answers_to_read(responses), responses)
    keep_readings(council_id, readings)
    mark_stale(council_id=council_id, slices={slice_of(response) for response in responses})
    # After the mark: a pack that is being frozen is then either seen here, or sees the mark.
    correct_packs(responses, events)
    ResponseEvent.objects.filter(pk__in=[event.pk for event in events]).update(
        taken_at=timezone.now()
    )
    return Taken(
        events=len(events),
        comments=len(readings),
        concerns=sum(reading.concern is not None for reading in readings),
        unread=sum(reading.result is None for reading in readings),
    )
