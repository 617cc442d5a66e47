"""Tells people that a concern waits. The row is written with the concern; the mail comes after it.

No lock is held while a mail server is spoken to. An alert is put off before it is tried, so that
two processes do not try the same one; each letter the server took is written down at once. Killed
between the two, it is sent again: twice is a nuisance, never is a person who waits (ADR 19).
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone
from django_scopes import scope

from cms import audit, mail
from cms.after_commit import after_commit
from cms.models import Council, User
from cms.roles import HANDLE_CONCERNS, MANAGE_COUNCIL, MANAGE_PLATFORM
from cms.selectors.memberships import people_who_may
from feedback.models import AlertMail, Concern, ConcernAlert
from feedback.selectors.waiting import councils_to_alert

from .alert_letters import Letter, letter_to_lead, letter_unopened, letter_without_lead

logger = logging.getLogger(__name__)

Kind, Result = ConcernAlert.Kind, ConcernAlert.Result
# How long after a try the next one comes: a minute, then twice as long each time, up to an hour.
FIRST_WAIT, LONGEST_WAIT, DOUBLINGS = timedelta(minutes=1), timedelta(hours=1), 6
AT_ONCE = 200

# An alert now waits. Sent after commit; a lost one is found by the sweep.
alert_waiting = Signal()


def write_alerts(concerns: Iterable[Concern], *, kind: str = Kind.RAISED, step: int = 0) -> None:
    """Have people told of these concerns, in the transaction that calls. Twice does no more."""
    rows = [
        ConcernAlert(
            council_id=concern.council_id,
            concern=concern,
            kind=kind,
            step=step,
            since=concern.raised_at,
            next_try_at=timezone.now(),
        )
        for concern in concerns
    ]
    if rows:
        ConcernAlert.objects.bulk_create(rows, ignore_conflicts=True)
        after_commit(alert_waiting.send_robust, sender=ConcernAlert)


def tell_new_readers() -> None:
    """Have whoever may read concerns by now told of those nobody has opened, each person once."""
    of_this_wait = Q(
        concern__opened_at=None, concern__closed_at=None, since=F("concern__raised_at")
    )
    settled = ConcernAlert.objects.filter(of_this_wait, kind=Kind.RAISED, result=Result.SENT)
    settled.update(settled_at=None, result="", attempts=0, next_try_at=timezone.now())
    after_commit(alert_waiting.send_robust, sender=ConcernAlert)


def send_alerts() -> int:
    """Send what is due to whoever should know by now; returns how many letters were taken.

    Each person is written to once for all that is new to them. Whatever fails waits for a later
    try, and stops no other council's.
    """
    if not mail.can_be_sent():
        return 0
    sent = 0
    with mail.Post() as post:
        for council in councils_to_alert(timezone.now()):
            if post.is_down:
                break
            try:
                with scope(council=council):
                    sent += sum(_send(council, kind, post) for kind in Kind)
            except Exception as problem:
                # What one council's rows did must not keep another's waiting.
                logger.error("Alerts of council %s: %s", council.pk, type(problem).__name__)
    return sent


def _send(council: Council, kind: str, post: mail.Post) -> int:
    alerts = _claim(kind)
    if not alerts:
        return 0
    people, write = _readers(council, kind)
    if not people:
        logger.error("Council %s has nobody who could be told of a concern.", council.pk)
        return 0
    sent = 0
    for person in people:
        news = _not_told(alerts, person)
        if not news or post.is_down:
            continue
        letter = write(council, [alert.since for alert in news])
        if post.send(to=person.email, subject=letter.subject, body=letter.body):
            _write_down(news, person)
            sent += 1
    _settle(alerts, people)
    return sent


@transaction.atomic
def _claim(kind: str) -> list[ConcernAlert]:
    """The alerts to send now, put off for everybody else; those nobody needs are settled."""
    now = timezone.now()
    due = ConcernAlert.objects.due(now).filter(kind=kind).select_related("concern")
    claimed = list(due.select_for_update(skip_locked=True, of=("self",))[:AT_ONCE])
    for alert in claimed:
        alert.next_try_at = now + min(
            FIRST_WAIT * 2 ** min(alert.attempts, DOUBLINGS), LONGEST_WAIT
        )
        alert.attempts += 1
        if not alert.is_needed:
            alert.settled_at, alert.result = now, Result.NOT_NEEDED
    ConcernAlert.objects.bulk_update(
        claimed, ["next_try_at", "attempts", "settled_at", "result"], batch_size=AT_ONCE
    )
    return [alert for alert in claimed if alert.settled_at is None]


def _readers(council: Council, kind: str) -> tuple[Sequence[User], Callable[..., Letter]]:
    """Whom to tell, and what: the safeguarding leads, or whoever can make somebody one.

    What nobody opened in time goes to the second at once. The roles are looked at anew for each
    try, so that nobody hears of a council they no longer work for.
    """
    if kind == Kind.RAISED and (leads := list(people_who_may(HANDLE_CONCERNS, council))):
        return leads, letter_to_lead
    managers = people_who_may(MANAGE_COUNCIL, council) or people_who_may(MANAGE_PLATFORM, None)
    return list(managers), letter_without_lead if kind == Kind.RAISED else letter_unopened


def _not_told(alerts: Sequence[ConcernAlert], person: User) -> list[ConcernAlert]:
    told = AlertMail.objects.filter(alert__in=[alert.pk for alert in alerts], to=person)
    known = set(told.values_list("alert", flat=True))
    return [alert for alert in alerts if alert.pk not in known]


@transaction.atomic
def _write_down(alerts: Sequence[ConcernAlert], person: User) -> None:
    """Keep that a letter was taken: from now on this person is not sent it again."""
    for alert in alerts:
        AlertMail.objects.get_or_create(
            alert=alert,
            to=person,
            defaults={"council_id": alert.council_id, "sent_at": timezone.now()},
        )
        audit.record(
            "feedback.concern.alerted", alert.concern, by=None, kind=str(alert.kind), to=person.pk
        )


def _settle(alerts: Sequence[ConcernAlert], people: Sequence[User]) -> None:
    """Close the alerts that everybody was sent who should know."""
    told = Q(pk__in=[alert.pk for alert in alerts])
    for person in people:
        told &= Q(pk__in=AlertMail.objects.filter(to=person).values("alert"))
    ConcernAlert.objects.waiting().filter(told).update(
        settled_at=timezone.now(), result=Result.SENT
    )
