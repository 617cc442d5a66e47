"""Answers to a browser that every app gives in the same way."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

View = Callable[..., HttpResponse]


class SeeOther(HttpResponseRedirect):
    """Go on with a GET, so that reloading the next page sends nothing twice."""

    status_code = 303


def never_stored(view: View) -> View:
    """Keep a page out of every cache: the next person at this device must not find it."""

    @wraps(view)
    def inner(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        reply = view(request, *args, **kwargs)
        reply["Cache-Control"] = "no-store"
        return reply

    return inner
