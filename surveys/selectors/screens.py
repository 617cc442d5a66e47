"""Whose screen may be told of changes. Read anew each time: a role may be gone, the help over."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django_scopes import scopes_disabled

from cms.models import User
from cms.roles import RUN_SESSIONS, roles_with
from surveys.models import Participant, SupportedSession


class Standing(Enum):
    """How somebody stands to the changes they want to hear of."""

    HEARS = "hears"
    IS_OVER = "is over"
    IS_STRANGER = "is a stranger"


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is at a screen. For a stranger it names nobody."""

    standing: Standing
    session_id: int = 0
    participant_id: int = 0
    user_id: int = 0


STRANGER = Listener(Standing.IS_STRANGER)


def supporter_at(user: User, council_slug: str, session_id: int) -> Listener:
    """A supporter hears of a session of their own, while they may run any there. One query."""
    with scopes_disabled():
        theirs = SupportedSession.objects.filter(
            pk=session_id,
            council__slug=council_slug,
            council__is_on=True,
            supporter__isnull=False,
            supporter=user.pk,
            supporter__is_active=True,
            supporter__memberships__council=F("council"),
            supporter__memberships__role__in=roles_with(RUN_SESSIONS),
        )
        found = theirs.values_list("ended_at", "ends_by").first()
    return Listener(_standing(*found), session_id, user_id=user.pk) if found else STRANGER


def person_at(token: UUID, council_slug: str, survey_slug: str) -> Listener:
    """A person hears of themselves until the help ends, at the survey they joined. One query."""
    with scopes_disabled():
        them = Participant.objects.filter(
            token=token,
            council__slug=council_slug,
            council__is_on=True,
            session__survey__slug=survey_slug,
        )
        found = them.values_list("ended_at", "session__ends_by", "session", "pk").first()
    return Listener(_standing(*found[:2]), *found[2:]) if found else STRANGER


def _standing(ended_at, ends_by) -> Standing:
    over = ended_at or ends_by <= timezone.now()
    return Standing.IS_OVER if over else Standing.HEARS
