from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys import cookies
from surveys.actions.responses import (
    Consent,
    ResponseError,
    StartKeyUsed,
    agree_again,
    start_response,
)
from surveys.models import Response, SurveyVersion
from surveys.models.response import Variant
from surveys.presenters.agreement import NAMES, consent_choices, consent_of
from surveys.presenters.frame import frame_of
from surveys.views.doors import at_open_survey, next_place, response_of, wants_check


@at_open_survey
def agree(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Ask for consent before anything is stored; nothing is ticked for anyone."""
    draft = _draft_of(request)
    if request.method == "POST":
        return _agreed(request, version, draft)
    if draft and "return" in request.GET:
        return _ask(request, version, draft.variant, consent_of(draft), draft.start_key, begun=True)
    return _ask(request, version, _variant(request.GET.get("read")), Consent(), uuid4())


def _agreed(request: HttpRequest, version: SurveyVersion, draft: Response | None) -> HttpResponse:
    consent = Consent(**{name: name in request.POST for name in NAMES})
    variant = _variant(request.POST.get("read"))
    key = _key(request.POST.get("start_key"))
    again = draft is not None and draft.start_key == key
    try:
        if again:
            agree_again(response=draft, variant=variant, consent=consent)
            return SeeOther(next_place(request, request.place.who))
        response = _begin(version, key, variant, consent)
    except ResponseError as refusal:
        return _ask(request, version, variant, consent, key, begun=again, problem=str(refusal))
    reply = SeeOther(request.place.who)
    cookies.remember(reply, response, request.place)
    return reply


def _begin(version: SurveyVersion, key: UUID, variant: str, consent: Consent) -> Response:
    response = start_response(version=version, start_key=key, variant=variant, consent=consent)
    if response.state != Response.State.DRAFT:
        # The page of somebody who has finished must not open their receipt to the next person.
        raise StartKeyUsed("This page is out of date. Please go to the start and begin again.")
    return response


def _ask(
    request: HttpRequest,
    version: SurveyVersion,
    variant: str,
    ticked: Consent,
    start_key: UUID,
    *,
    begun: bool = False,
    problem: str = "",
) -> HttpResponse:
    context = {
        "frame": frame_of(version, variant, request.place),
        "choices": consent_choices(ticked, version.months_kept),
        "variant": variant,
        "start_key": start_key,
        "back": next_place(request, request.place.start),
        "returns": wants_check(request),
        "begun": begun,
        "errors": [{"text": problem, "href": "#keep"}] if problem else [],
    }
    return render(request, "surveys/agree.html", context, status=422 if problem else 200)


def _draft_of(request: HttpRequest) -> Response | None:
    response = response_of(request)
    return response if response and response.state == Response.State.DRAFT else None


def _variant(asked: str | None) -> str:
    return asked if asked in Variant.values else Variant.EASY_READ


def _key(sent: str | None) -> UUID:
    # A key that is missing or broken makes a new response: it can be no copy of one that was sent.
    try:
        return UUID(sent or "")
    except ValueError:
        return uuid4()
