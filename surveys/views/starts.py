from django.http import HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys import cookies
from surveys.models import Response, SurveyVersion
from surveys.models.response import Variant
from surveys.places import Place
from surveys.presenters import start as words
from surveys.presenters.frame import frame_of
from surveys.presenters.languages import language_links
from surveys.presenters.passages import passages
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import path_of
from surveys.selectors.surveys import number_asked
from surveys.views import handed_round, pledge
from surveys.views.doors import at_open_survey, response_of
from surveys.views.drawing import draw


@at_open_survey
def start(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Who asks, what for, and what a person may expect; then how they want to read."""
    if handed_round.is_over(request):
        return handed_round.over(request)
    if pledge.must_ask(request):
        return SeeOther(request.place.together)
    response = response_of(request)
    context = {
        "frame": frame_of(version, Variant.EASY_READ, request.place),
        "languages": language_links(version),
        "passages": passages(version),
        "how_long": words.how_long(*number_asked(version)),
        "carry_on": _carry_on(request, response),
        "easy_read": f"{request.place.agree}?read={Variant.EASY_READ}",
        "standard": f"{request.place.agree}?read={Variant.STANDARD}",
        "lost": "lost" in request.GET,
        "is_handed_round": handed_round.session_now(request) is not None,
    }
    reply = draw(request, "surveys/start.html", context)
    if response and response.state != Response.State.DRAFT and context["is_handed_round"]:
        # Whoever begins here now is somebody else: the turn of the one before is over.
        handed_round.end_here(request, response)
        cookies.forget(reply, request.place)
    return reply


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
