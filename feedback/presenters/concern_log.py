"""What was done about a concern, when and by whom: from the log and the mail, in order."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import ModelLogEntry

from feedback.models import Concern, ConcernAlert
from feedback.selectors.concerns import log_of, mails_about

RAISED, OPENED = "feedback.concern.raised", "feedback.concern.opened"
CLOSED, ESCALATED = "feedback.concern.closed", "feedback.concern.escalated"
SOMEBODY = "somebody who has left"
LATE = ConcernAlert.Kind.UNOPENED

Act = tuple[datetime, str]


def log_lines(concern: Concern) -> list[str]:
    """Every act in a line of its own; somebody who reads it often has one line. Two queries."""
    logged = list(log_of(concern))
    acts = [*_logged(concern, logged), *_mailed(concern)]
    if not any(entry.action == RAISED for entry in logged):
        acts.insert(0, (concern.raised_at, f"Raised by {concern.raised_by or _itself(concern)}"))
    return [f"{what}, {moment(at)}" for at, what in sorted(acts, key=lambda act: act[0])]


def moment(at: datetime) -> str:
    """A day and a time, as staff read it."""
    return f"{timezone.localtime(at):%-d %B %Y, %H:%M}"


def _logged(concern: Concern, logged: list[ModelLogEntry]) -> list[Act]:
    acts, has_read = [], set()
    for entry in logged:
        if entry.action == OPENED:
            if entry.user_id in has_read:
                continue
            has_read.add(entry.user_id)
        elif entry.action in (RAISED, CLOSED):
            # Raised again, or read after it was closed: from here on it is read anew.
            has_read.clear()
        if line := _line(concern, entry):
            acts.append((entry.timestamp, line))
    return acts


def _line(concern: Concern, entry: ModelLogEntry) -> str:
    by, data = entry.user or SOMEBODY, entry.data or {}
    if entry.action == RAISED:
        return f"Raised by {entry.user or _itself(concern)}"
    if entry.action == OPENED:
        return f"Opened by {by}"
    if entry.action == CLOSED:
        outcome = dict(Concern.Outcome.choices).get(data.get("outcome"), "")
        return f"Closed by {by}: {outcome}"
    if entry.action == ESCALATED:
        return f"Nobody had opened it for {data.get('hours')} hours. Passed to the administrators"
    return ""


def _mailed(concern: Concern) -> list[Act]:
    return [
        (mail.sent_at, f"{'Reminder' if mail.alert.kind == LATE else 'Email'} sent to {mail.to}")
        for mail in mails_about(concern)
    ]


def _itself(concern: Concern) -> str:
    return "the person" if concern.disclosure_id else "the machine"
