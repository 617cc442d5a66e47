"""What is deleted because its time is over: drafts, contact details, plans, older paper forms."""

from collections import Counter
from datetime import date, timedelta

from django.conf import settings
from django_scopes import scope

from cms import audit
from cms.models import Council
from surveys.actions.drafts import expire_draft
from surveys.actions.paper_batches import end_overdue_batches
from surveys.actions.papers import prune_papers
from surveys.actions.sessions import end_overdue_sessions
from surveys.models import ContactDetails, Response, SessionPlan, SurveyVersion

EMPTIED = "Drafts emptied, whose code still says so"
DELETED = "Drafts deleted"
CONTACTS = "Contact details deleted"
PAPERS = "Paper forms of older versions deleted"
SESSIONS = "Sessions ended that nobody had ended"
BATCHES = "Batches of paper forms let go that nobody finished"
PLANS = "Plans of sessions deleted"
LEFT = "Left over past their day"


def retain_surveys(today: date) -> dict[str, int]:
    """Delete every draft and contact detail whose last day is before `today`; say how many.

    Sessions that nobody ended, and batches of forms that nobody finished, are ended, so that no
    answers stay tied to them. The PDF files of versions that were followed by a newer one go too.
    Each council's log gets one entry with the numbers. What is left over is counted again
    afterwards, from the tables: it should be none.
    """
    report = Counter(dict.fromkeys(_NAMES, 0))
    shown: set[int] = set()
    for council in Council.objects.all():
        with scope(council=council):
            shown |= _versions_shown()
            removed = expire_drafts(today)
            removed.update(forget_contacts(today))
            removed[SESSIONS] = end_overdue_sessions()
            removed[BATCHES] = end_overdue_batches(today)
            removed[PLANS] = forget_plans(today)
            removed[LEFT] = len(_due_drafts(today)) + _due_contacts(today).count()
        if removed.total():
            audit.record("surveys.retention.done", council, by=None, **_named(removed))
        report.update(removed)
    report[PAPERS] = prune_papers(shown)
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


def forget_plans(today: date) -> int:
    """Delete the chosen council's plans `PLAN_DAYS` after their session; return how many."""
    last = today - timedelta(days=settings.PLAN_DAYS)
    deleted, _ = SessionPlan.objects.filter(planned_for__date__lt=last).delete()
    return deleted


def _versions_shown() -> set[int]:
    """The newest version of each of the chosen council's surveys."""
    newest = SurveyVersion.objects.order_by("number").values_list("survey", "pk")
    return set(dict(newest).values())


def _due_drafts(today: date) -> list[Response]:
    return list(Response.objects.drafts().filter(expires_on__lt=today))


def _due_contacts(today: date):
    return ContactDetails.objects.filter(delete_after__lt=today)


def _named(removed: Counter) -> dict[str, int]:
    return {_NAMES[reason]: number for reason, number in removed.items()}


# What each number is called in the log.
_NAMES = {
    EMPTIED: "emptied",
    DELETED: "deleted",
    CONTACTS: "contacts",
    SESSIONS: "sessions",
    BATCHES: "paper_batches",
    PLANS: "plans",
    LEFT: "left_over",
}
