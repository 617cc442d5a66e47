"""The cookie of a device that is handed round: signed, gone with the browser or the session.

It names the session, and no person. Answers have a cookie of their own.
"""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from surveys.models import SupportedSession
from surveys.places import Place

NAME = "handed"
_signer = signing.Signer(salt="surveys.handed")


def session_key_in(request: HttpRequest) -> UUID | None:
    """The key of the session this device is handed round in; None when missing or forged."""
    try:
        return UUID(_signer.unsign(request.COOKIES.get(NAME, "")))
    except (signing.BadSignature, ValueError):
        return None


def hand(reply: HttpResponse, session: SupportedSession, place: Place) -> None:
    """Let this device be handed round at the session's survey."""
    reply.set_cookie(
        NAME,
        _signer.sign(str(session.key)),
        path=place.start,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_back(reply: HttpResponse, place: Place) -> None:
    """Hand this device round no more."""
    reply.delete_cookie(NAME, path=place.start, samesite="Lax")


def spare(reply: HttpResponse) -> None:
    """Let this cookie outlive the clearing of everything else; the others are deleted by name."""
    reply["Clear-Site-Data"] = reply["Clear-Site-Data"].replace('"cookies", ', "")
