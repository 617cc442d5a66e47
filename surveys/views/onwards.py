"""Where a page of the survey leads: onwards, back, and to other pages of ours."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from surveys.models import Response
from surveys.models.response import Variant
from surveys.views import handed_round


def first_page(request: HttpRequest, response: Response) -> str:
    """Where the questions begin: whoever reads easy read tries one first."""
    place = request.place
    return place.practice if response.variant == Variant.EASY_READ else place.question(1)


def page_before_first(request: HttpRequest, response: Response) -> str:
    """Where the way back from the first question leads."""
    place = request.place
    return place.practice if response.variant == Variant.EASY_READ else place.who


def page_after_last(request: HttpRequest, response: Response) -> str:
    """Where the last question leads: to the questions about the person, if there are any."""
    place = request.place
    return place.about if response.version.monitoring else place.check


def next_place(request: HttpRequest, otherwise: str) -> str:
    """Where a saved page leads: back to the check page when it was opened from there."""
    return check_again(request) if wants_check(request) else otherwise


def check_again(request: HttpRequest) -> str:
    """The check page for who was there before: what is asked on the way to it was asked then."""
    asked = "?asked=1" if handed_round.session_now(request) else ""
    return f"{request.place.check}{asked}"


def wants_check(request: HttpRequest) -> bool:
    """True when the page was opened from the check page, to change one answer."""
    return (request.POST.get("return") or request.GET.get("return")) == "check"


def came_from(request: HttpRequest, this: str) -> str:
    """The page of this survey that somebody came from, but not `this` one; else its start."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = asked.startswith(request.place.start) and not asked.startswith(this)
    if ours and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return request.place.start


def code_page(request: HttpRequest) -> str:
    """The full address of the page that takes codes, as a phone needs it."""
    return request.build_absolute_uri(reverse("surveys:code"))
