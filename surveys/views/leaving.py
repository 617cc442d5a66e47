"""Stopping: to come back later with a code, or to leave nothing behind on this device."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys import cookies, handed
from surveys.actions.drafts import delete_draft, keep_for_later
from surveys.models import Response
from surveys.presenters.later import coming_back
from surveys.selectors.surveys import survey_of
from surveys.views import handed_round, helped
from surveys.views.doors import response_of, survey_page, while_answering
from surveys.views.drawing import show
from surveys.views.onwards import code_page
from surveys.views.starts import where_to_carry_on


@while_answering
def later(request: HttpRequest, response: Response) -> HttpResponse:
    """The code a person comes back with. It is made when they ask for it, never by looking."""
    if request.method == "POST":
        if not response.version.fully_anonymous:
            keep_for_later(response=response)
        return SeeOther(request.place.later)
    context = {
        "coming_back": coming_back(response, code_page(request)),
        "carry_on": where_to_carry_on(request.place, response),
    }
    return show(request, "surveys/later.html", response, context)


@survey_page
def clear(request: HttpRequest) -> HttpResponse:
    """Leave nothing on this device. A draft nobody could find again is never left unasked."""
    response = response_of(request)
    draft = response if response and response.state == Response.State.DRAFT else None
    if request.method != "POST":
        return _ask(request, response)
    if draft and _must_be_asked(request, draft):
        return SeeOther(request.place.clear)
    if draft and request.POST.get("do") == "keep":
        keep_for_later(response=draft)
        return SeeOther(request.place.later)
    # First, while the answers still say whose turn it was.
    helped.end_here(request)
    handed_round.end_here(request, response)
    if draft and request.POST.get("do") == "delete":
        delete_draft(response=draft)
    reply = SeeOther(request.place.cleared)
    cookies.forget_everything(request, reply, request.place)
    if handed_round.session_now(request):
        handed.spare(reply)
    return reply


@survey_page
def cleared(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left on this device."""
    if survey_of(request.council, request.place.survey) is None:
        raise Http404("No such survey.")
    context = {
        "place": request.place,
        "is_handed_round": handed_round.session_now(request) is not None,
        "supporter": f"/sessions/{request.council.slug}/",
    }
    reply = render(request, "surveys/cleared.html", context)
    if handed_round.is_over(request):
        handed.take_back(reply, request.place)
    return reply


def _must_be_asked(request: HttpRequest, draft: Response) -> bool:
    """True while clearing would lose a draft: it has no code, and nothing was decided."""
    if request.POST.get("do") == "keep":
        return draft.version.fully_anonymous
    return draft.resume_sha256 is None and request.POST.get("do") != "delete"


def _ask(request: HttpRequest, response: Response | None) -> HttpResponse:
    place = request.place
    if response is None:
        return SeeOther(place.start)
    context: dict[str, object] = {"place": place}
    if response.state == Response.State.DRAFT:
        context |= {
            "has_draft": True,
            "has_code": response.resume_sha256 is not None,
            "carry_on": where_to_carry_on(place, response),
        }
    return show(request, "surveys/clear.html", response, context)
