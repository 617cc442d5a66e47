"""Plans of sessions, for the supporters of the chosen council."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils import timezone

from surveys.models import Participant, Response, SessionPlan, SupportedSession


def plans() -> Sequence[SessionPlan]:
    """The chosen council's plans, the latest day first, each with its survey."""
    return list(SessionPlan.objects.select_related("survey", "council"))


def plan_numbered(number: int) -> SessionPlan | None:
    """This plan of the chosen council, or None."""
    return SessionPlan.objects.select_related("survey", "council").filter(pk=number).first()


def against_observers(session: SupportedSession) -> bool:
    """True when somebody who is in a session does not want others in the room. Never who."""
    here = Participant.objects.filter(session=session, ended_at=None)
    return here.filter(agrees_to_observers=False).exists()


def waiting_to_be_sent(supporter) -> dict[int, int]:
    """How many people in each of a supporter's sessions of today began and did not send yet.

    By session; one without such people is left out. Numbers only: nothing of what they answered.
    """
    waiting = Count("participants", filter=Q(participants__response__state=Response.State.DRAFT))
    today = SupportedSession.objects.filter(
        supporter=supporter, started_at__date=timezone.localdate()
    )
    numbers = today.annotate(waiting=waiting).filter(waiting__gt=0)
    return dict(numbers.order_by().values_list("pk", "waiting"))
