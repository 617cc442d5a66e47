"""What somebody typed, carried past "Ways to read" and back by their own browser.

Nothing is stored on the way: for forms whose words may be kept only after another button. Each
step is a POST that the browser sends on (307), so the form never stands in an address either.
"""

from dataclasses import fields

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from cms.reading import Reading

MARK = "carried"
# What belongs to "Ways to read" itself, or to one request only.
NOT_CARRIED = {MARK, "do", "csrfmiddlewaretoken", *(field.name for field in fields(Reading))}


def turns_to_ways(request: HttpRequest) -> bool:
    """True when somebody pressed "Ways to read" in a form."""
    return request.method == "POST" and request.POST.get("do") == "ways"


def to_ways(request: HttpRequest) -> HttpResponse:
    """Lead to "Ways to read" with the form, and from there back to this address."""
    return send_on(f"{reverse('ways')}?{urlencode({'next': request.get_full_path()})}")


def comes_back(request: HttpRequest) -> bool:
    """True when the form is not sent but comes back from "Ways to read", to be shown again."""
    return request.method == "POST" and MARK in request.POST


def carried_by(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that is carried through this page, with the mark that says so; often none."""
    if not (turns_to_ways(request) or comes_back(request)):
        return []
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(MARK, "yes"), *(field for field in typed if field[0] not in NOT_CARRIED)]


def send_on(address: str) -> HttpResponse:
    """Send the same form on to another address of ours."""
    return HttpResponseRedirect(address, preserve_request=True)
