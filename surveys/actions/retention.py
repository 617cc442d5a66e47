"""What is deleted because its time is over: drafts nobody came back to, and contact details."""

from collections import Counter
from datetime import date

from django_scopes import scope

from cms import audit
from cms.models import Council
from surveys.actions.drafts import expire_draft
from surveys.models import ContactDetails, Response

EMPTIED = "Drafts emptied, whose code still says so"
DELETED = "Drafts deleted"
CONTACTS = "Contact details deleted"
LEFT = "Left over past their day"


def retain_surveys(today: date) -> dict[str, int]:
    """Delete every draft and contact detail whose last day is before `today`; say how many.

    Each council's log gets one entry with the numbers. What is left over is counted again
    afterwards, from the tables: it should be none.
    """
    report = Counter({EMPTIED: 0, DELETED: 0, CONTACTS: 0, LEFT: 0})
    for council in Council.objects.all():
        with scope(council=council):
            removed = expire_drafts(today)
            removed.update(forget_contacts(today))
            removed[LEFT] = len(_due_drafts(today)) + _due_contacts(today).count()
        if removed.total():
            audit.record("surveys.retention.done", council, by=None, **_named(removed))
        report.update(removed)
    return dict(report)


def expire_drafts(today: date) -> Counter:
    """Delete the chosen council's drafts whose time ran out."""
    removed = Counter({EMPTIED: 0, DELETED: 0})
    for draft in _due_drafts(today):
        left = expire_draft(response=draft, today=today)
        if left is None:
            removed[DELETED] += 1
        elif left.state == Response.State.EXPIRED:
            removed[EMPTIED] += 1
    return removed


def forget_contacts(today: date) -> Counter:
    """Delete how to reach people once the days they were promised are over (rule 47)."""
    deleted, _ = _due_contacts(today).delete()
    return Counter({CONTACTS: deleted})


def _due_drafts(today: date) -> list[Response]:
    return list(Response.objects.drafts().filter(expires_on__lt=today))


def _due_contacts(today: date):
    return ContactDetails.objects.filter(delete_after__lt=today)


def _named(removed: Counter) -> dict[str, int]:
    names = {EMPTIED: "emptied", DELETED: "deleted", CONTACTS: "contacts", LEFT: "left_over"}
    return {names[reason]: number for reason, number in removed.items()}
