"""Plans of sessions, for the supporters of the chosen council."""

from collections.abc import Sequence

from surveys.models import SessionPlan


def plans() -> Sequence[SessionPlan]:
    """The chosen council's plans, the latest day first, each with its survey."""
    return list(SessionPlan.objects.select_related("survey", "council"))


def plan_numbered(number: int) -> SessionPlan | None:
    """This plan of the chosen council, or None."""
    return SessionPlan.objects.select_related("survey", "council").filter(pk=number).first()
