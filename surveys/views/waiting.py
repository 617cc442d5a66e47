"""Asking somebody to wait, where an address did too much of one thing in an hour."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms import limits


def tried_too_often(deed: str, request: HttpRequest) -> bool:
    """True when this address, or all of them, gave too many wrong codes of this kind."""
    of_all = settings.WRONG_CODES_PER_HOUR_OF_ALL
    return limits.is_reached(deed, settings.WRONG_CODES_PER_HOUR, request, of_all=of_all)


def too_many_codes(request: HttpRequest) -> HttpResponse:
    """Say that there were too many codes that nobody has."""
    return wait(request, _("We were asked for too many codes that we do not know."))


def wait(request: HttpRequest, reason: str) -> HttpResponse:
    """Say why to wait; a browser is told for how long."""
    reply = render(request, "surveys/wait.html", {"reason": reason}, status=429)
    reply["Retry-After"] = str(limits.HOUR)
    return reply
