"""The one cookie of a person who answers: signed, holding only the token of their response."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from cms import reading
from surveys.models import Response
from surveys.places import Place

NAME = "answers"
_signer = signing.Signer(salt="surveys.answers")


def token_in(request: HttpRequest) -> UUID | None:
    """Return the token the request's cookie holds; None when missing, broken or forged."""
    try:
        return UUID(_signer.unsign(request.COOKIES.get(NAME, "")))
    except (signing.BadSignature, ValueError):
        return None


def forget_everything(reply: HttpResponse, place: Place) -> None:
    """Leave nothing of a person on this device: no cookie, nothing kept or stored by a page."""
    reply.delete_cookie(NAME, path=place.start, samesite="Lax")
    reply.delete_cookie(reading.NAME, samesite="Lax")
    reply.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    # Browsers heed this on secure pages only; without it the cookies above are gone all the same.
    reply["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def forget(reply: HttpResponse, place: Place) -> None:
    """Let this browser know of no response any more."""
    reply.delete_cookie(NAME, path=place.start, samesite="Lax")


def remember(reply: HttpResponse, response: Response, place: Place) -> None:
    """Let this browser, and no other site, come back to the response until it is closed."""
    reply.set_cookie(
        NAME,
        _signer.sign(str(response.token)),
        path=place.start,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
