"""Taking answers back with the code alone: no staff, no account, no cookie."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from cms.http import SeeOther, never_stored
from surveys.actions.withdrawals import withdraw_response
from surveys.given import readable
from surveys.models import Response
from surveys.presenters.check import answer_rows
from surveys.presenters.frame import title_of
from surveys.selectors.responses import (
    answers_of,
    number_answered,
    pages_of,
    response_with_code,
)

LONGEST_CODE = 60


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then show what it belongs to."""
    if request.method != "POST":
        return render(request, "surveys/code.html", {})
    response = _response_of(request)
    if response is None:
        return _unknown(request)
    if response.state == Response.State.WITHDRAWN:
        return _removed(request, response, response.withdrawn_at)
    with scope(council=response.council):
        rows = answer_rows(response, pages_of(response), answers_of(response))
    context = _about(response) | {"rows": rows, "code": _typed(request)}
    return render(request, "surveys/code_answers.html", context)


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest) -> HttpResponse:
    """Ask once more, then remove the answers for good and say so."""
    if request.method != "POST":
        return SeeOther(reverse("surveys:code"))
    response = _response_of(request)
    if response is None:
        return _unknown(request)
    if response.state == Response.State.WITHDRAWN:
        return _removed(request, response, response.withdrawn_at)
    if request.POST.get("sure") != "yes":
        context = _about(response) | {"code": _typed(request)}
        return render(request, "surveys/code_sure.html", context)
    with scope(council=response.council):
        number = number_answered(response)
        removed = withdraw_response(response=response)
    return _removed(request, response, removed.withdrawn_at, number)


def _response_of(request: HttpRequest) -> Response | None:
    """The response whose code was typed; its council's help lines then stand on the page."""
    typed = _typed(request)
    response = response_with_code(typed) if 0 < len(typed) <= LONGEST_CODE else None
    if response:
        request.council = response.council
    return response


def _typed(request: HttpRequest) -> str:
    return readable(request.POST.get("code", "")).strip()


def _unknown(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    problem = (
        _("We do not know this code. Check each letter and number.")
        if typed
        else _("Please type your code.")
    )
    context = {
        "typed": typed[:LONGEST_CODE],
        "problem": problem,
        "errors": [{"text": problem, "href": "#code"}],
    }
    return render(request, "surveys/code.html", context, status=422)


def _removed(
    request: HttpRequest, response: Response, at: datetime, number: int | None = None
) -> HttpResponse:
    # Without a number nothing was removed just now: it had happened before.
    context = _about(response) | {"at": at, "number": number, "before": number is None}
    return render(request, "surveys/code_removed.html", context)


def _about(response: Response) -> dict[str, object]:
    return {"title": title_of(response.version, response.variant), "sent_at": response.sent_at}
