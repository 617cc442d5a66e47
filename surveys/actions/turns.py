"""Turns at a device that is handed round: one person after another, each for themselves."""

from uuid import uuid4

from django.db import transaction

from surveys.actions.participants import begin_answering, end_help
from surveys.actions.responses import say_who
from surveys.actions.sessions import join_session
from surveys.models import Participant, Response, SupportedSession
from surveys.models.response import Help


@transaction.atomic
def begin_turn(*, session: SupportedSession, response: Response) -> Participant:
    """Note that these answers are given at the device that is handed round. Twice is one turn.

    From now on they count as supported, by what the supporter is to the people there.
    Raises `SessionOver` when the device is not handed round any more.
    """
    locked = SupportedSession.objects.select_for_update().get(pk=session.pk)
    begun = Participant.objects.filter(session=locked, response=response).first()
    if begun:
        return begun
    person = join_session(session=locked, key=uuid4())
    begin_answering(participant=person, response=response)
    say_who(response=response, voice=response.voice, help=Help.UNKNOWN, helper=locked.helper)
    return person


@transaction.atomic
def end_turn(*, session: SupportedSession, response: Response) -> None:
    """The person is done, and the device is cleared. Nothing says any more that it was them.

    In a group, answers that were sent stay with the session until that ends: without this a
    person with no device of their own would be left out of what the group counts.
    """
    for person in Participant.objects.filter(session=session, response=response):
        if session.within_id is None or response.state != Response.State.SENT:
            end_help(participant=person)
