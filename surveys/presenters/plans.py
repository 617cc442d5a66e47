"""Plans of sessions as supporters read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from surveys.models import SessionPlan
from surveys.models.plan import AccessNeed, Observer
from surveys.places import Place


@dataclass(frozen=True, slots=True)
class Planned:
    """One plan in words. `rows` are the lines of its page, the empty ones left out."""

    number: int
    title: str
    venue: str
    when: datetime
    kind: str
    rows: list[dict[str, str]]
    agreement: str


@dataclass(frozen=True, slots=True)
class PlannedList:
    """Plans whose day is still to come, the next one first, and those that are over."""

    coming: list[Planned]
    over: list[Planned]


def planned_list(plans: Sequence[SessionPlan]) -> PlannedList:
    """Put the next day first; a day that has passed goes to the end."""
    today = timezone.localdate()
    is_coming = [timezone.localdate(plan.planned_for) >= today for plan in plans]
    pairs = list(zip(plans, is_coming, strict=True))
    return PlannedList(
        coming=[planned(plan) for plan, coming in reversed(pairs) if coming],
        over=[planned(plan) for plan, coming in pairs if not coming],
    )


def planned(plan: SessionPlan) -> Planned:
    """Say everything a plan holds."""
    when = timezone.localtime(plan.planned_for)
    said = [
        ("Survey", plan.survey.title),
        ("Where", plan.venue),
        ("When", f"{when:%A} {when.day} {when:%B %Y}, {when:%H:%M}"),
        ("How people answer", plan.get_kind_display()),
        ("About how many people", plan.get_size_band_display()),
        ("What has to be ready", _labels(AccessNeed, plan.access_needs)),
        ("About the room", plan.access_notes),
        ("Interpreter", plan.interpreter),
        ("Breaks", plan.get_breaks_display()),
        ("Who else is in the room", _labels(Observer, plan.observers)),
    ]
    return Planned(
        number=plan.pk,
        title=plan.survey.title,
        venue=plan.venue,
        when=when,
        kind=plan.get_kind_display(),
        rows=[{"question": label, "answer": words} for label, words in said if words],
        agreement=Place(plan.council.slug, plan.survey.slug).together,
    )


def _labels(kind: type[AccessNeed] | type[Observer], values: Sequence[str]) -> str:
    return "\n".join(kind(value).label for value in values if value in kind.values)
