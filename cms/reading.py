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


def speak(request: HttpRequest, language: str) -> None:
    """Go on in a language that was chosen before, on this page and those that follow."""
    request.reading = replace(request.reading, language=language)
    translation.activate(language)


class ReadingMiddleware:
    """Set `request.reading`, and speak the language that was chosen.

    An address that ends in `?language=ur` chooses it too, for links and for codes on posters. A
    language we do not have changes nothing.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest):
        kept = understood(request.COOKIES.get(NAME, ""))
        request.reading = _with_language(kept, request.GET.get("language", ""))
        if self.is_async:
            return self._later(request, kept)
        with translation.override(request.reading.language or settings.LANGUAGE_CODE):
            return _kept(request, kept, self.get_response(request))

    async def _later(self, request: HttpRequest, kept: Reading) -> HttpResponse:
        with translation.override(request.reading.language or settings.LANGUAGE_CODE):
            return _kept(request, kept, await self.get_response(request))


def _with_language(reading: Reading, asked: str) -> Reading:
    return replace(reading, language=asked) if asked in CHOICES["language"] else reading


def _kept(request: HttpRequest, kept: Reading, reply: HttpResponse) -> HttpResponse:
    # A page that sets or clears the cookie itself has the last word.
    if request.reading != kept and NAME not in reply.cookies:
        remember(reply, request.reading)
    return reply
