"""How long a concern waits, in plain words, and how many wait that nobody has opened."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.timesince import timesince
from django_scopes import scope

from cms.models import Council
from feedback.models import Concern
from feedback.selectors.concerns import how_many_unopened
from feedback.selectors.waiting import alerts_are_late

# An email that has not gone by then is late, whatever keeps it.
LATE_MINUTES = 10


def clock(concern: Concern) -> str:
    """How long it has waited to be opened, or has been open, or took to be closed."""
    if concern.closed_at:
        return f"Closed after {_long(concern.raised_at, concern.closed_at)}."
    if concern.opened_at:
        waited = _long(concern.raised_at, concern.opened_at)
        return f"Open for {_long(concern.opened_at)}. Somebody opened it after {waited}."
    late = f" It should have been opened within {_hours()}." if is_late(concern) else ""
    return f"Waiting for {_long(concern.raised_at)}. Nobody has opened it.{late}"


def is_late(concern: Concern) -> bool:
    """True when nobody has opened it within the limit."""
    limit = timedelta(hours=settings.CONCERN_HOURS)
    return concern.is_unopened and timezone.now() - concern.raised_at >= limit


def unopened_words(council: Council) -> str:
    """How many of a council's concerns wait unopened; empty where none does."""
    with scope(council=council):
        number = how_many_unopened()
    return f"{number} not opened" if number else ""


def alerts_arrive() -> bool:
    """False when people should have been told of a concern by now, and could not be."""
    return not alerts_are_late(timezone.now() - timedelta(minutes=LATE_MINUTES))


def _long(since: datetime, until: datetime | None = None) -> str:
    until = until or timezone.now()
    if until - since < timedelta(minutes=1):
        return "less than a minute"
    return timesince(since, until, depth=2)


def _hours() -> str:
    return "1 hour" if settings.CONCERN_HOURS == 1 else f"{settings.CONCERN_HOURS} hours"
