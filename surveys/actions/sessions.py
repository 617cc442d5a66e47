"""Supported sessions: started and ended by a supporter, joined by people."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from cms.models import User
from surveys import codes
from surveys.actions.participants import end_help
from surveys.actions.refusals import SessionFull, SessionOver
from surveys.actions.screens import tell_supporter, tell_the_end
from surveys.models import (
    ClosedQuestion,
    Participant,
    SessionPlan,
    SupportedSession,
    SurveyPage,
)
from surveys.models.response import Helper

# With a million sessions going on, one code in 244 is taken.
TRIES = 10


def start_session(
    *,
    survey: SurveyPage,
    key: UUID,
    supporter: User,
    kind: str = SupportedSession.Kind.ONE_TO_ONE,
    helper: str = Helper.STAFF,
    plan: SessionPlan | None = None,
    within: SupportedSession | None = None,
) -> SupportedSession:
    """Start a session with a code of its own; the same `key` again returns the one started.

    `plan` is what it was started from; `within` is the group that a device is handed round in.
    Raises `SessionOver` when the survey takes no answers.
    """
    if not survey.is_open:
        raise SessionOver("This survey is not open, so nobody can answer it now.")
    for _try in range(TRIES):
        begun = SupportedSession.objects.filter(key=key).first()
        if begun:
            return begun
        try:
            with transaction.atomic():
                session = SupportedSession.objects.create(
                    council=survey.council,
                    survey=survey,
                    key=key,
                    kind=SupportedSession.Kind(kind),
                    helper=Helper(helper),
                    plan=plan,
                    within=within,
                    supporter=supporter,
                    code=codes.new_session_code(),
                    ends_by=timezone.now() + timedelta(hours=settings.SESSION_HOURS),
                )
                audit.record("surveys.session.started", session, by=supporter, kind=kind)
                return session
        except IntegrityError:
            # Somebody else's session has this code, or this click came twice.
            continue
    raise RuntimeError("No free session code was found.")


@transaction.atomic
def join_session(*, session: SupportedSession, key: UUID) -> Participant:
    """Let one more person in; the same `key` again returns the same person.

    Whoever joins has allowed nothing yet. Raises `SessionOver` when it has ended, `SessionFull`
    when it is for one person who is there already.
    """
    locked = SupportedSession.objects.select_for_update().get(pk=session.pk)
    joined = Participant.objects.filter(session=locked, key=key).first()
    if joined:
        return joined
    if locked.is_over:
        raise SessionOver(_("This code has ended. Ask your supporter for a new one."))
    others = Participant.objects.filter(session=locked)
    if locked.kind == SupportedSession.Kind.ONE_TO_ONE and others.filter(ended_at=None).exists():
        raise SessionFull(_("Somebody has joined with this code. Ask for a new code."))
    number = others.count() + 1
    tell_supporter(locked.pk)
    if locked.within_id:
        # The group's screen says how many have joined, at whichever device.
        tell_supporter(locked.within_id)
    return Participant.objects.create(
        council_id=locked.council_id, session=locked, number=number, key=key, token=uuid4()
    )


@transaction.atomic
def end_session(*, session: SupportedSession, by: User | None) -> SupportedSession:
    """End it for everybody: its code is gone and nothing is seen. Answers stay; people go on alone.

    A group's counts go, and devices that are handed round in it with it. Twice does no more.
    """
    locked = SupportedSession.objects.select_for_update().get(pk=session.pk)
    if locked.ended_at:
        return locked
    # Sessions before the people in them, as whoever begins a turn in one.
    for handed_round in SupportedSession.objects.filter(within=locked, ended_at=None):
        end_session(session=handed_round, by=by)
    here = Participant.objects.select_for_update().filter(session=locked, ended_at=None)
    for participant in here.order_by("pk"):
        end_help(participant=participant)
    locked.ended_at, locked.code = timezone.now(), None
    locked.shown_question = None
    locked.save(update_fields=["ended_at", "code", "shown_question"])
    ClosedQuestion.objects.filter(session=locked).delete()
    audit.record("surveys.session.ended", locked, by=by)
    tell_the_end(locked.pk)
    return locked


def end_overdue_sessions() -> int:
    """End the chosen council's sessions whose time is over; return how many."""
    overdue = list(SupportedSession.objects.filter(ended_at=None, ends_by__lte=timezone.now()))
    for session in overdue:
        end_session(session=session, by=None)
    return len(overdue)
