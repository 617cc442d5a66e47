"""What nobody opens in time goes to those who can see to it that somebody does."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django_scopes import scope

from cms import audit
from feedback.models import Concern, ConcernAlert
from feedback.selectors.waiting import councils_with_unopened

from .alerts import write_alerts

UNOPENED = ConcernAlert.Kind.UNOPENED
# After so many times nobody reads them any more. Every page of the leads still says it.
MOST_STEPS = 7


def escalate_unopened() -> int:
    """Write an alert for each concern that waits unopened past a limit; returns how many.

    One for each limit that passes. Where several passed since anybody looked, the last one only.
    """
    now = timezone.now()
    limit = timedelta(hours=settings.CONCERN_HOURS)
    written = 0
    for council in councils_with_unopened(now - limit):
        with scope(council=council):
            overdue = _overdue(now - limit)
            written += sum(_escalate(concern, last, now, limit) for concern, last in overdue)
    return written


def _overdue(before: datetime) -> list[tuple[Concern, int]]:
    """The council's unopened concerns that came before this, each with the step it is at."""
    of_this_wait = Q(alerts__kind=UNOPENED, alerts__since=F("raised_at"))
    overdue = Concern.objects.unopened().filter(raised_at__lte=before).order_by("pk")
    last = overdue.annotate(last=Max("alerts__step", filter=of_this_wait))
    steps = dict(last.values_list("pk", "last"))
    return [(concern, steps.get(concern.pk) or 0) for concern in overdue]


def _escalate(concern: Concern, last: int, now: datetime, limit: timedelta) -> bool:
    step = min((now - concern.raised_at) // limit, MOST_STEPS)
    if step <= last:
        return False
    with transaction.atomic():
        # As it is now: whoever opened it meanwhile stopped this.
        still = Concern.objects.select_for_update().unopened().filter(pk=concern.pk)
        if not still.filter(raised_at=concern.raised_at).exists():
            return False
        hours = (now - concern.raised_at) // timedelta(hours=1)
        write_alerts([concern], kind=UNOPENED, step=step)
        audit.record(
            "feedback.concern.escalated",
            concern,
            by=None,
            hours=hours,
            limit=settings.CONCERN_HOURS,
        )
    return True
