from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys.actions.participants import say_about_observers
from surveys.actions.refusals import SessionError
from surveys.models import SessionPlan, SurveyVersion
from surveys.models.response import Variant
from surveys.pledge import pledge
from surveys.presenters.frame import frame_of
from surveys.presenters.pledge import agreement_of
from surveys.views import handed_round, helped
from surveys.views.doors import at_open_survey


@at_open_survey
def our_agreement(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Our agreement: what supporters promise, and who else is in the room, before anybody begins.

    Whoever does not want others there is told what happens now; nobody has to say why.
    """
    if handed_round.is_over(request):
        return handed_round.over(request)
    said = request.POST.get("do") if request.method == "POST" else None
    if said in {"yes", "no"}:
        _keep(request, agrees=said == "yes")
        return SeeOther(request.place.start if said == "yes" else f"{request.place.together}?no=1")
    context = {
        "frame": frame_of(version, Variant.EASY_READ, request.place),
        "agreement": agreement_of(_plan(request)),
        "says_no": "no" in request.GET,
        "council_name": pledge().council_name,
    }
    return render(request, "surveys/together.html", context)


def must_ask(request: HttpRequest) -> bool:
    """True while somebody who joined was not asked yet about others in the room."""
    person = helped.helped_now(request)
    if person is None or person.agrees_to_observers is not None:
        return False
    plan = person.session.plan
    return bool(plan and plan.observers)


def _keep(request: HttpRequest, *, agrees: bool) -> None:
    person = helped.helped_now(request)
    if person is None:
        return
    # Whose help ends in this moment has nobody left to be told.
    with suppress(SessionError):
        say_about_observers(participant=person, agrees=agrees)


def _plan(request: HttpRequest) -> SessionPlan | None:
    session = handed_round.session_now(request)
    if session is None and (person := helped.helped_now(request)):
        session = person.session
    return session.plan if session else None
