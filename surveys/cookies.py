"""The one cookie of a person who answers: signed, holding only the token of their response."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

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
