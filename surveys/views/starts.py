from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys.models import Response, SurveyVersion
from surveys.models.response import Variant
from surveys.places import Place
from surveys.presenters import start as words
from surveys.presenters.frame import frame_of
from surveys.presenters.languages import language_links
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import path_of
from surveys.selectors.surveys import number_asked
from surveys.views.doors import at_open_survey, response_of


@at_open_survey
def start(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Who asks, what for, and what a person may expect; then how they want to read."""
    context = {
        "frame": frame_of(version, Variant.EASY_READ, request.place),
        "languages": language_links(version),
        "passages": words.passages(version),
        "how_long": words.how_long(*number_asked(version)),
        "carry_on": _carry_on(request, response_of(request)),
        "easy_read": f"{request.place.agree}?read={Variant.EASY_READ}",
        "standard": f"{request.place.agree}?read={Variant.STANDARD}",
        "lost": "lost" in request.GET,
    }
    return render(request, "surveys/start.html", context)


def _carry_on(request: HttpRequest, response: Response | None) -> str:
    if response is None or response.state != Response.State.DRAFT:
        return ""
    return where_to_carry_on(request.place, response)


def where_to_carry_on(place: Place, response: Response) -> str:
    """The first page of a draft not yet dealt with; the check page when all of them are."""
    if number := words.place_to_carry_on(*path_of(response)):
        return place.question(number)
    # Who has not seen the questions about themselves yet is asked whether they want them.
    waiting = response.version.monitoring and not said_about_you(response)
    return place.about if waiting else place.check
