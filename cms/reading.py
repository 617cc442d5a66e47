"""How somebody wants to read: kept in one cookie that is gone when the visit ends."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

NAME = "reading"
CHOICES = {
    "wording": ("easy_read", "standard"),
    "size": ("large",),
    "colours": ("contrast", "dark"),
    "sign": ("bsl", "makaton"),
    "language": tuple(code for code, _ in settings.LANGUAGES),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was chosen, each part by itself; an empty part was never chosen."""

    wording: str = ""
    size: str = ""
    colours: str = ""
    sign: str = ""
    language: str = ""

    def to_cookie(self) -> str:
        """Return what the cookie holds: only the parts that were chosen."""
        chosen = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in chosen.items() if value})


def understood(cookie: str) -> Reading:
    """Return what a cookie says; anything we do not know counts as never chosen."""
    reading = Reading()
    for name, value in parse_qsl(cookie[:200]):
        if value in CHOICES.get(name, ()):
            reading = replace(reading, **{name: value})
    return reading


def remember(reply: HttpResponse, reading: Reading) -> None:
    """Keep how somebody reads until they close their browser, for every page of ours."""
    reply.set_cookie(
        NAME,
        reading.to_cookie(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class ReadingMiddleware:
    """Set `request.reading`, and speak the language that was chosen."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest):
        request.reading = understood(request.COOKIES.get(NAME, ""))
        if self.is_async:
            return self._later(request)
        with translation.override(request.reading.language or settings.LANGUAGE_CODE):
            return self.get_response(request)

    async def _later(self, request: HttpRequest) -> HttpResponse:
        with translation.override(request.reading.language or settings.LANGUAGE_CODE):
            return await self.get_response(request)
