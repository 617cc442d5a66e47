from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys import cookies
from surveys.actions.young import keep_nothing
from surveys.models import Response, SurveyVersion
from surveys.models.response import Variant
from surveys.presenters.frame import frame_of
from surveys.views import handed_round, helped
from surveys.views.doors import at_open_survey

SAYS_SO = "under-18"


@at_open_survey
def under_18(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Where somebody under 18 finds help. Nothing is stored, not even a cookie (rule 50)."""
    context = {"frame": frame_of(version, Variant.EASY_READ, request.place)}
    return render(request, "surveys/under_18.html", context)


def says_so(request: HttpRequest) -> bool:
    """True when the person pressed "I am under 18"."""
    return request.POST.get("do") == SAYS_SO


def leave(request: HttpRequest, response: Response) -> HttpResponse:
    """Keep nothing of somebody under 18, on our side or on their device, and show them help."""
    # First, while the answers still say whose turn it was.
    helped.end_here(request)
    handed_round.end_here(request, response)
    keep_nothing(response=response)
    reply = SeeOther(request.place.under_18)
    # How they read stays, or the page that helps them would not be in their language.
    cookies.forget(reply, request.place)
    cookies.forget_help(reply, request.place)
    return reply
