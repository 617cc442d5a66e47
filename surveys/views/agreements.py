from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from cms import carrying, limits, reading
from cms.http import SeeOther
from surveys import cookies, start_token
from surveys.actions.refusals import ResponseError, StartKeyUsed
from surveys.actions.responses import Consent, agree_again, start_response
from surveys.models import Response, SurveyVersion
from surveys.models.response import Variant
from surveys.presenters.agreement import NAMES, consent_choices, consent_of
from surveys.presenters.frame import frame_of
from surveys.views import handed_round, helped
from surveys.views.doors import at_open_survey, response_of
from surveys.views.drawing import draw
from surveys.views.onwards import next_place, wants_check
from surveys.views.waiting import wait

START = "start"
# A field no person sees. Whatever fills it in is no person.
TRAP = "homepage"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows: the wording, what is ticked, the token, and whether answers exist."""

    variant: str
    ticked: Consent
    token: str
    begun: bool = False


@at_open_survey
def agree(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Ask for consent before anything is stored; nothing is ticked for anyone."""
    draft = _draft_of(request)
    if carrying.turns_to_ways(request):
        return _remembered(request, carrying.to_ways(request))
    if carrying.comes_back(request):
        page = _filled_in(request, request.reading.wording)
        return _ask(request, version, replace(page, begun=draft is not None))
    if deed := helped.deed_in(request):
        if deed.name == "end":
            return helped.ask_before_the_end(request, request.get_full_path())
        return _ask(request, version, replace(_filled_in(request), begun=draft is not None))
    if request.method == "POST":
        return _remembered(request, _agreed(request, version, draft))
    if draft and "return" in request.GET:
        token = start_token.fresh(request.place, draft.start_key)
        return _ask(request, version, Page(draft.variant, consent_of(draft), token, begun=True))
    token = start_token.fresh(request.place)
    return _ask(request, version, Page(_variant(request.GET.get("read")), Consent(), token))


def _remembered(request: HttpRequest, reply: HttpResponse) -> HttpResponse:
    """Whoever begins in a wording goes on in it, whatever they chose to read before."""
    if isinstance(reply, HttpResponseRedirect):
        wording = _variant(request.POST.get("read"))
        reading.remember(reply, replace(request.reading, wording=wording))
    return reply


def _agreed(request: HttpRequest, version: SurveyVersion, draft: Response | None) -> HttpResponse:
    if draft is None and handed_round.is_over(request):
        return handed_round.over(request)
    page = _filled_in(request)
    try:
        key = _key_of(request, page.token)
        if draft is not None and draft.start_key == key:
            page = replace(page, begun=True)
            agree_again(response=draft, variant=page.variant, consent=page.ticked)
            return SeeOther(next_place(request, request.place.who))
        start_token.check_was_read(page.token)
        if limits.is_reached(START, settings.STARTS_PER_HOUR, request):
            return wait(request, _("Very many people started here in the last hour."))
        response = _begin(request, version, key, page)
    except start_token.TooQuick:
        return _ask(request, version, page, _("Please read this page. Then press Next again."))
    except start_token.OutOfDate:
        page = replace(page, token=start_token.fresh(request.place))
        return _ask(request, version, page, _("This page is out of date. Please press Next again."))
    except ResponseError as refusal:
        return _ask(request, version, page, str(refusal))
    limits.count(START, request)
    handed_round.begin_here(request, response)
    reply = SeeOther(request.place.who)
    cookies.remember(reply, response, request.place)
    return reply


def _filled_in(request: HttpRequest, wording: str = "") -> Page:
    """The page as it was filled in, in the wording it was read in unless told another."""
    return Page(
        variant=_variant(wording or request.POST.get("read")),
        ticked=Consent(**{name: name in request.POST for name in NAMES}),
        token=request.POST.get("start_key", ""),
    )


def _key_of(request: HttpRequest, token: str) -> UUID:
    if request.POST.get(TRAP):
        raise start_token.OutOfDate
    return start_token.key_in(token, request.place)


def _begin(request: HttpRequest, version: SurveyVersion, key: UUID, page: Page) -> Response:
    response = start_response(
        version=version,
        start_key=key,
        variant=page.variant,
        consent=page.ticked,
        language=request.reading.language or settings.LANGUAGE_CODE,
    )
    if response.state != Response.State.DRAFT:
        # The page of somebody who has finished must not open their receipt to the next person.
        raise StartKeyUsed(_("This page is out of date. Please go to the start and begin again."))
    return response


def _ask(
    request: HttpRequest, version: SurveyVersion, page: Page, problem: str = ""
) -> HttpResponse:
    context = {
        "frame": frame_of(version, page.variant, request.place),
        "choices": consent_choices(page.ticked, version.months_kept),
        "variant": page.variant,
        "start_key": page.token,
        "trap": TRAP,
        "back": next_place(request, request.place.start),
        "returns": wants_check(request),
        "begun": page.begun,
        "errors": [{"text": problem, "href": "#keep"}] if problem else [],
    }
    return draw(request, "surveys/agree.html", context, status=422 if problem else 200)


def _draft_of(request: HttpRequest) -> Response | None:
    response = response_of(request)
    return response if response and response.state == Response.State.DRAFT else None


def _variant(asked: str | None) -> str:
    return asked if asked in Variant.values else Variant.EASY_READ
