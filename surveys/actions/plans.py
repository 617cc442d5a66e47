"""Plans of sessions: made and changed by supporters, and sessions started from them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from cms import audit
from cms.models import User
from surveys.models import SessionPlan, SurveyPage
from surveys.models.plan import AccessNeed, Band, Breaks, Observer
from surveys.models.session import SupportedSession


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan says. Nothing in it is about one person."""

    survey: SurveyPage
    venue: str
    planned_for: datetime
    kind: str = SupportedSession.Kind.GROUP
    size_band: str = Band.FEW
    access_needs: Sequence[str] = ()
    access_notes: str = ""
    interpreter: str = ""
    breaks: str = Breaks.AS_ASKED
    observers: Sequence[str] = ()


def make_plan(*, facts: Facts, key: UUID, by: User) -> SessionPlan:
    """Keep a new plan; the same `key` again returns the one that was made."""
    try:
        with transaction.atomic():
            plan = SessionPlan.objects.create(
                council=facts.survey.council, key=key, made_by=by, **_fields(facts)
            )
            audit.record("surveys.plan.made", plan, by=by)
            return plan
    except IntegrityError:
        return SessionPlan.objects.get(key=key)


@transaction.atomic
def change_plan(*, plan: SessionPlan, facts: Facts, by: User) -> SessionPlan:
    """Let a plan say something else. What was started from it goes on as it was."""
    for name, value in _fields(facts).items():
        setattr(plan, name, value)
    plan.save()
    audit.record("surveys.plan.changed", plan, by=by)
    return plan


@transaction.atomic
def delete_plan(*, plan: SessionPlan, by: User) -> None:
    """Let go of a plan; sessions that were started from it stay. Twice does no more."""
    if SessionPlan.objects.filter(pk=plan.pk).exists():
        audit.record("surveys.plan.deleted", plan, by=by)
        SessionPlan.objects.filter(pk=plan.pk).delete()


def _fields(facts: Facts) -> dict[str, object]:
    said = {field.name: getattr(facts, field.name) for field in fields(facts)}
    said["access_needs"] = [str(AccessNeed(need)) for need in facts.access_needs]
    said["observers"] = [str(Observer(kind)) for kind in facts.observers]
    return said
