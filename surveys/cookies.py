"""The cookies of a person who answers: signed, each holding only one token.

One names their response. The other is there only while somebody helps: it names the person in it.
"""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from cms import reading
from surveys.models import Participant, Response
from surveys.places import Place

NAME = "answers"
# Only on devices that a supporter prepared to be used without a network.
KEEPS_STORE = "offline"
YEAR = 365 * 24 * 60 * 60
HELPED = "helped"
_signer = signing.Signer(salt="surveys.answers")
_helped_signer = signing.Signer(salt="surveys.helped")


def token_in(request: HttpRequest) -> UUID | None:
    """Return the token the request's cookie holds; None when missing, broken or forged."""
    return _unsigned(request, NAME, _signer)


def helped_in(request: HttpRequest) -> UUID | None:
    """Return the token of who is helped at this browser; None when missing, broken or forged."""
    return _unsigned(request, HELPED, _helped_signer)


def _unsigned(request: HttpRequest, name: str, signer: signing.Signer) -> UUID | None:
    try:
        return UUID(signer.unsign(request.COOKIES.get(name, "")))
    except (signing.BadSignature, ValueError):
        return None


def keep_store(reply: HttpResponse) -> None:
    """Note on a supporter's device that it keeps answers of people met without a network."""
    reply.set_cookie(
        KEEPS_STORE,
        "yes",
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_everything(request: HttpRequest, reply: HttpResponse, place: Place) -> None:
    """Leave nothing of a person on this device: no cookie, nothing kept or stored by a page.

    Where other people's answers wait for a network, encrypted, those stay.
    """
    forget(reply, place)
    forget_help(reply, place)
    reply.delete_cookie(reading.NAME, samesite="Lax")
    reply.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    # Browsers heed this on secure pages only; without it the cookies above are gone all the same.
    keeps = KEEPS_STORE in request.COOKIES
    reply["Clear-Site-Data"] = '"cache"' if keeps else '"cache", "cookies", "storage"'


def forget(reply: HttpResponse, place: Place) -> None:
    """Let this browser know of no response any more."""
    reply.delete_cookie(NAME, path=place.start, samesite="Lax")


def remember(reply: HttpResponse, response: Response, place: Place) -> None:
    """Let this browser, and no other site, come back to the response until it is closed."""
    _set(reply, NAME, _signer.sign(str(response.token)), place)


def remember_help(reply: HttpResponse, participant: Participant, place: Place) -> None:
    """Let this browser know who is helped here, until it is closed or the help ends."""
    _set(reply, HELPED, _helped_signer.sign(str(participant.token)), place)


def forget_help(reply: HttpResponse, place: Place) -> None:
    """Let this browser know of no help any more."""
    reply.delete_cookie(HELPED, path=place.start, samesite="Lax")


def _set(reply: HttpResponse, name: str, value: str, place: Place) -> None:
    reply.set_cookie(
        name,
        value,
        path=place.start,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
