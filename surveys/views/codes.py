"""What a code is good for: it brings a draft back, and shows, changes or removes sent answers.

The code alone is enough: no staff, no account, no cookie.
"""

from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from cms import limits
from cms.http import SeeOther, View, never_stored
from surveys import codes, cookies
from surveys.actions.changes import begin_change
from surveys.actions.refusals import ResponseError
from surveys.actions.withdrawals import withdraw_response
from surveys.given import readable
from surveys.models import Response
from surveys.places import Place
from surveys.presenters.frame import title_of
from surveys.presenters.sent_answers import sent_answers
from surveys.selectors.responses import (
    comes_back_with,
    number_answered,
    response_with_code,
    was_changed,
)
from surveys.views.returning import return_to_draft
from surveys.views.waiting import too_many_codes, tried_too_often

LONGEST_CODE = 60
WRONG = "wrong-code"


def with_sent_answers(view: View) -> View:
    """Serve `view(request, response)` to whoever posts the code on a receipt.

    A code to come back with opens its draft instead. Wrong ones are counted, by address.
    """

    @never_stored
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return _ask(request)
        if tried_too_often(WRONG, request):
            return too_many_codes(request)
        response = _response_of(request)
        if response is None:
            return _unknown(request)
        request.council = response.council
        with scope(council=response.council):
            if response.state == Response.State.WITHDRAWN:
                return _removed(request, response, response.withdrawn_at)
            if comes_back_with(response, _typed(request)):
                return return_to_draft(request, response)
            return view(request, response)

    return inner


@with_sent_answers
def look_up(request: HttpRequest, response: Response) -> HttpResponse:
    """Show everything that was sent, and what may be done with it."""
    return _show(request, response)


@with_sent_answers
def change(request: HttpRequest, response: Response) -> HttpResponse:
    """Put the answers into a draft on this device; those that were sent stay until it is sent."""
    try:
        draft = begin_change(response=response)
    except ResponseError as refusal:
        return _show(request, response, str(refusal))
    place = Place(response.council.slug, response.version.survey.slug)
    reply = SeeOther(place.check)
    cookies.remember(reply, draft, place)
    return reply


@with_sent_answers
def remove(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask once more, then remove the answers for good and say so."""
    if request.POST.get("sure") != "yes":
        context = _about(response) | {"code": _typed(request)}
        return render(request, "surveys/code_sure.html", context)
    number = number_answered(response)
    removed = withdraw_response(response=response)
    return _removed(request, response, removed.withdrawn_at, number)


def _ask(request: HttpRequest) -> HttpResponse:
    if request.path != reverse("surveys:code"):
        return SeeOther(reverse("surveys:code"))
    # From a scanned square: the code is filled in, and nothing happens until the person says so.
    typed = readable(request.GET.get("code", "")).strip()[:LONGEST_CODE]
    return render(request, "surveys/code.html", {"typed": typed})


def _response_of(request: HttpRequest) -> Response | None:
    typed = _typed(request)
    return response_with_code(typed) if 0 < len(typed) <= LONGEST_CODE else None


def _typed(request: HttpRequest) -> str:
    return readable(request.POST.get("code", "")).strip()


def _unknown(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    if typed:
        limits.count(WRONG, request)
    problem = _problem_with(typed)
    context = {
        "typed": typed[:LONGEST_CODE],
        "problem": problem,
        "never_used": codes.NEVER_USED if typed else "",
        "errors": [{"text": problem, "href": "#code"}],
    }
    return render(request, "surveys/code.html", context, status=422)


def _problem_with(typed: str) -> str:
    if not typed:
        return _("Please type your code.")
    number = len(codes.normalised(typed))
    if 0 < number < codes.LENGTH:
        return ngettext(
            "This code is too short. It has {number} sign. A code has {length}.",
            "This code is too short. It has {number} signs. A code has {length}.",
            number,
        ).format(number=number, length=codes.LENGTH)
    return _("We do not know this code. Check each letter and number.")


def _show(request: HttpRequest, response: Response, problem: str = "") -> HttpResponse:
    context = _about(response) | {
        "code": _typed(request),
        "page": sent_answers(response),
        "problem": problem,
    }
    return render(request, "surveys/code_answers.html", context, status=409 if problem else 200)


def _removed(
    request: HttpRequest, response: Response, at: datetime, number: int | None = None
) -> HttpResponse:
    # Without a number nothing was removed just now: it had happened before.
    context = _about(response) | {"at": at, "number": number, "before": number is None}
    context["changed"] = number is None and was_changed(response)
    return render(request, "surveys/code_removed.html", context)


def _about(response: Response) -> dict[str, object]:
    return {
        "title": title_of(response.version, response.variant),
        "sent_at": response.sent_at,
        "place": Place(response.council.slug, response.version.survey.slug),
    }
