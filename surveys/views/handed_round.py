"""What a device that is handed round changes on the pages of whoever answers at it.

Without its cookie nothing here asks the database.
"""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys import handed
from surveys.actions.refusals import SessionError
from surveys.actions.turns import begin_turn, end_turn
from surveys.models import Response, SupportedSession
from surveys.models.response import Help, Mode, Voice
from surveys.selectors.handing_over import handed_session


def session_here(request: HttpRequest) -> SupportedSession | None:
    """The session this device is handed round in, at the survey in the address; over or not."""
    if not hasattr(request, "handed_session"):
        key = handed.session_key_in(request)
        found = handed_session(key, request.place.survey) if key else None
        request.handed_session = found
    return request.handed_session


def session_now(request: HttpRequest) -> SupportedSession | None:
    """As `session_here`, while the device is handed round."""
    session = session_here(request)
    return None if session is None or session.is_over else session


def is_over(request: HttpRequest) -> bool:
    """True where this device was handed round, and is not any more."""
    session = session_here(request)
    return session is not None and session.is_over


def over(request: HttpRequest) -> HttpResponse:
    """Say kindly that the device is not handed round any more, and let its cookie go."""
    reply = render(request, "surveys/handed_over.html", {"place": request.place}, status=410)
    handed.take_back(reply, request.place)
    return reply


def begin_here(request: HttpRequest, response: Response) -> None:
    """Tie answers that are begun at a device which is handed round to its session.

    Whose session ends in that moment has begun all the same, and goes on alone.
    """
    if session := session_now(request):
        with suppress(SessionError):
            begin_turn(session=session, response=response)


def end_here(request: HttpRequest, response: Response | None) -> None:
    """Let the session know no more whose answers these are."""
    session = session_here(request)
    if session and response:
        end_turn(session=session, response=response)


def helper_here(request: HttpRequest) -> str:
    """What the supporter is to the people here; "" where no device is handed round."""
    session = session_now(request)
    return session.helper if session else ""


def must_ask_help(request: HttpRequest, response: Response) -> bool:
    """True on the way to the check page, while nobody has said what help there was.

    Not once the session is over: then nobody there could be asked about it.
    """
    return (
        response.state == Response.State.DRAFT
        and response.mode == Mode.SUPPORTED
        and response.help == Help.UNKNOWN
        # Who answers for somebody else says how they know the person instead.
        and response.voice != Voice.ON_BEHALF
        and not {"asked", "changed"} & request.GET.keys()
        and session_now(request) is not None
    )
