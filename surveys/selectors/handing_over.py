"""Devices that are handed round, and the groups that they may belong to."""

from collections.abc import Sequence
from uuid import UUID

from surveys.models import SupportedSession

Kind = SupportedSession.Kind


def handed_session(key: UUID, survey_slug: str) -> SupportedSession | None:
    """The session that a device of the chosen council is handed round in, over or not."""
    return (
        SupportedSession.objects.filter(key=key, kind=Kind.ONE_DEVICE, survey__slug=survey_slug)
        .select_related("plan")
        .first()
    )


def groups_of(supporter) -> Sequence[SupportedSession]:
    """The groups that a supporter runs now, newest first, each with its survey."""
    return list(
        SupportedSession.objects.going_on()
        .filter(supporter=supporter, kind=Kind.GROUP)
        .select_related("survey")
        .order_by("-pk")
    )
