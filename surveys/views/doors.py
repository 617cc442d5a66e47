"""Who comes in to which page: the survey in the address, and the answers the cookie names."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial, wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from cms import carrying, reading
from cms.access import public_view
from cms.http import SeeOther, View, never_stored
from cms.languages import OURS
from cms.views import pages as wagtail_pages
from surveys import cookies
from surveys.actions.drafts import keep_for_later
from surveys.actions.refusals import ResponseError
from surveys.given import readable
from surveys.models import Response
from surveys.places import Place
from surveys.selectors.responses import response_with_token, was_answered
from surveys.selectors.surveys import may_go_on, survey_of, version_to_answer
from surveys.views import helped
from surveys.views.drawing import closed, expired, not_open, show
from surveys.views.onwards import wants_check


def survey_page(view: View) -> View:
    """Serve `view(request)` for the survey its address names, whatever state that is in."""

    @never_stored
    @require_http_methods(["GET", "HEAD", "POST"])
    @public_view
    @wraps(view)
    def inner(request: HttpRequest, survey: str, **kwargs) -> HttpResponse:
        request.place = Place(request.council.slug, survey)
        helped.do_at_once(request)
        return view(request, **kwargs)

    return inner


def at_open_survey(view: View) -> View:
    """Serve `view(request, version)` while the survey takes answers; else say why it does not."""

    @survey_page
    @wraps(view)
    def inner(request: HttpRequest, **kwargs) -> HttpResponse:
        survey = survey_of(request.council, request.place.survey)
        if survey is None:
            # Pages of plain information have addresses of the same shape.
            return wagtail_pages.serve(request, request.path_info.lstrip("/"))
        version = version_to_answer(survey)
        if version is None:
            return not_open(request)
        return view(request, version, **kwargs) if survey.is_open else closed(request)

    return inner


def with_response(
    view: View, *, do_pressed: Callable[[HttpRequest], None] = helped.do_at_once
) -> View:
    """Serve `view(request, response)` to the person whose cookie names it, sent or not.

    Without such a cookie they go to the start, which says that nothing was found.
    """

    @never_stored
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def inner(request: HttpRequest, council: str, survey: str, **kwargs) -> HttpResponse:
        request.place = Place(council, survey)
        do_pressed(request)
        response = response_of(request)
        if response is None:
            return _start_again(request, council=council, survey=survey)
        # The one row that was read says whose data this is: no second query asks for the council.
        request.council = response.council
        with scope(council=response.council):
            return _with(request, response, partial(view, **kwargs))

    return inner


@survey_page
def _start_again(request: HttpRequest) -> HttpResponse:
    return SeeOther(f"{request.place.start}?lost=1")


def _with(request: HttpRequest, response: Response, view: View) -> HttpResponse:
    if response.state == Response.State.EXPIRED:
        return expired(request, response)
    helped.tie_answers(request, response)
    try:
        return view(request, response)
    except ResponseError as refusal:
        now = response_of(request)
        context = {"reason": str(refusal), "has_receipt": bool(now and now.sent_at)}
        return show(request, "surveys/refused.html", response, context, status=409)


def while_answering(view: View) -> View:
    """As `with_response`, while answers may still be given. After sending: the receipt."""

    @partial(with_response, do_pressed=helped.hide_at_once)
    @wraps(view)
    def inner(request: HttpRequest, response: Response, **kwargs) -> HttpResponse:
        draft = response.state == Response.State.DRAFT
        if helped.deed_in(request):
            return _stay(request, response, draft, partial(view, **kwargs))
        # What is posted too late is refused by the action, with its reason.
        if not draft and request.method != "POST":
            return SeeOther(request.place.sent)
        if draft and not may_go_on(response):
            return closed(request)
        if draft and _needs_help(request):
            return _show_help(request, response, partial(view, **kwargs))
        if draft and carrying.turns_to_ways(request):
            return _show_ways(request, response, partial(view, **kwargs))
        if draft and _stops(request):
            return _stop(request, response, partial(view, **kwargs))
        return view(request, response, **kwargs)

    return inner


@transaction.atomic
def _stay(request: HttpRequest, response: Response, draft: bool, save: View) -> HttpResponse:
    """Save what was typed if it can be, then show the same page: what was pressed is done."""
    if helped.takes_again(request):
        return SeeOther(_same_page(request))
    if draft and may_go_on(response) and _has_something_to_save(request, response):
        reply = save(request, response)
        if reply.status_code != SeeOther.status_code or _shows_help(request, reply):
            return reply
    helped.show_after_saving(request)
    same = _same_page(request)
    deed = helped.deed_in(request)
    if deed and deed.name == "end":
        return helped.ask_before_the_end(request, same)
    if not helped.take_offer(request):
        return SeeOther(f"{same}{'&' if '?' in same else '?'}{helped.NOT_ADDED}=1")
    return SeeOther(same)


def _shows_help(request: HttpRequest, reply: HttpResponse) -> bool:
    """True where an answer that was just saved leads to the page of who does not feel safe."""
    return getattr(reply, "url", "").startswith(request.place.safe)


def _stops(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("do") == "later"


def _stop(request: HttpRequest, response: Response, save: View) -> HttpResponse:
    """Save what was typed as the page does, then show the code to come back with."""
    if _has_something_to_save(request, response):
        reply = save(request, response)
        if reply.status_code != SeeOther.status_code:
            return reply
    if not response.version.fully_anonymous:
        keep_for_later(response=response)
    return SeeOther(request.place.later)


def _needs_help(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("do") == "safe"


def _show_help(request: HttpRequest, response: Response, save: View) -> HttpResponse:
    """Save what was typed if it can be, then show help, whatever became of it."""
    if _has_something_to_save(request, response):
        with suppress(ResponseError):
            save(request, response)
    return SeeOther(f"{request.place.safe}?{urlencode({'next': _same_page(request)})}")


def _show_ways(request: HttpRequest, response: Response, save: View) -> HttpResponse:
    """Save what was typed as the page does, then let the person change how they read."""
    if _has_something_to_save(request, response):
        reply = save(request, response)
        if reply.status_code != SeeOther.status_code:
            return reply
    return SeeOther(f"{reverse('ways')}?{urlencode({'next': _same_page(request)})}")


def _same_page(request: HttpRequest) -> str:
    return f"{request.path}?return=check" if wants_check(request) else request.path


def _has_something_to_save(request: HttpRequest, response: Response) -> bool:
    # A question that nobody touched is not skipped: it is the one to come back to.
    typed = request.POST.getlist("choice") + request.POST.getlist("text")
    return any(typed) or was_answered(response, readable(request.POST.get("question", "")))


def response_of(request: HttpRequest) -> Response | None:
    """The response this browser's cookie names, if it belongs to this survey."""
    token = cookies.token_in(request)
    place = request.place
    response = response_with_token(token, place.council, place.survey) if token else None
    return _as_read(request, response) if response else None


def _as_read(request: HttpRequest, response: Response) -> Response:
    """What somebody chose on "Ways to read" comes before what they began with."""
    response.variant = request.reading.wording or response.variant
    if response.language != OURS and not request.reading.language:
        # Who comes back on another device goes on in the language they began in.
        reading.speak(request, response.language)
    response.language = request.reading.language or response.language
    return response
