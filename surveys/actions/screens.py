"""Tells the screens of a session to read again. What is told has no content, ever.

Each function may be called inside a transaction: it tells once that is committed. A layer that is
down neither fails nor slows the write.
"""

from cms.after_commit import after_commit
from cms.bell import bell
from surveys.models import Participant, Response
from surveys.models.response import Mode


def supporters_screens(session_id: int) -> str:
    """The group of the supporter's screen and the shared one."""
    return f"session.{session_id}.supporter"


def peoples_screens(session_id: int) -> str:
    """The group of everybody who was helped in a session."""
    return f"session.{session_id}.people"


def persons_screens(participant_id: int) -> str:
    """The group of one person's screens."""
    return f"participant.{participant_id}"


def tell_screens(session_id: int) -> None:
    """Tell every screen of a session: the supporter's, the shared one and each person's."""
    _tell(supporters_screens(session_id), peoples_screens(session_id))


def tell_the_end(session_id: int) -> None:
    """As `tell_screens`, where the session is over: each screen is told so, and hears no more."""
    _let_look(supporters_screens(session_id), peoples_screens(session_id))


def tell_the_end_of_help(participant: Participant) -> None:
    """As `tell_pair`, where the help of this person is over."""
    tell_supporter(participant.session_id)
    _let_look(persons_screens(participant.pk))


def tell_pair(participant: Participant) -> None:
    """Tell the screens of one person and of who helps them; other people's stay as they are."""
    _tell(supporters_screens(participant.session_id), persons_screens(participant.pk))


def tell_supporter(session_id: int) -> None:
    """Tell the screens of who helps, and the shared one."""
    _tell(supporters_screens(session_id))


def tell_supporter_of(response: Response) -> None:
    """Tell who helps with these answers, if anybody does. No query unless somebody did."""
    if response.mode == Mode.SUPPORTED:
        helped = Participant.objects.filter(response=response.pk)
        for session_id in helped.values_list("session_id", flat=True):
            tell_supporter(session_id)


def _tell(*groups: str) -> None:
    for group in groups:
        after_commit(bell.ring, group)


def _let_look(*groups: str) -> None:
    for group in groups:
        after_commit(bell.look, group)
