"""Joining a supporter with the code they read out: in two steps, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from cms import limits
from cms.http import SeeOther, never_stored
from surveys import codes, cookies, form_key
from surveys.actions.refusals import SessionError
from surveys.actions.sessions import join_session
from surveys.given import readable
from surveys.models import SupportedSession
from surveys.places import Place
from surveys.presenters.participants import who_will_help
from surveys.selectors.sessions import session_with_code
from surveys.views.waiting import too_many_codes, tried_too_often

LONGEST_CODE = 60
WRONG = "wrong-join"


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """First the code, then who helps and what that means; nobody is in before they say yes.

    Wrong codes are counted by address, however they come.
    """
    typed = _typed(request)
    if request.method != "POST" and not typed:
        return _ask(request)
    if tried_too_often(WRONG, request):
        return too_many_codes(request)
    session = session_with_code(typed) if 0 < len(typed) <= LONGEST_CODE else None
    if session is None:
        return _unknown(request, typed)
    request.council = session.council
    with scope(council=session.council):
        if not session.survey.is_open:
            return _ask(request, typed, _("This survey has ended. Tell your supporter."), 410)
        return _second_step(request, session)


def _second_step(request: HttpRequest, session: SupportedSession) -> HttpResponse:
    if request.method == "POST" and "key" in request.POST:
        return _join(request, session)
    if request.method == "POST":
        return SeeOther(f"{reverse('surveys:join')}?{urlencode({'code': session.code})}")
    return _explain(request, session)


def _join(request: HttpRequest, session: SupportedSession) -> HttpResponse:
    try:
        key = form_key.key_in(request.POST.get("key"), "join", session.pk)
        person = join_session(session=session, key=key)
    except form_key.OutOfDate:
        return _explain(request, session)
    except SessionError as refusal:
        return _ask(request, _typed(request), str(refusal), 409)
    place = Place(session.council.slug, session.survey.slug)
    reply = SeeOther(f"{place.help}?ask=1")
    cookies.remember_help(reply, person, place)
    return reply


def _explain(request: HttpRequest, session: SupportedSession) -> HttpResponse:
    context = {
        "survey": session.survey,
        "code": session.code,
        "who": who_will_help(session.helper),
        "key": form_key.fresh("join", session.pk),
    }
    return render(request, "surveys/join_sure.html", context)


def _typed(request: HttpRequest) -> str:
    fields = request.POST if request.method == "POST" else request.GET
    return readable(fields.get("code", "")).strip()


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    if typed:
        limits.count(WRONG, request)
    if "key" in request.POST:
        # They were asked whether they want help, so the code was right then.
        return _ask(request, "", _("This code has ended. Ask your supporter for a new one."), 409)
    return _ask(request, typed, _problem_with(typed), 422)


def _problem_with(typed: str) -> str:
    if not typed:
        return _("Please type your code.")
    if len(codes.normalised(typed)) == codes.LENGTH:
        return _("This looks like the code for your answers. Go to “I have a code”.")
    return _("We do not know this code. Or it has ended. Ask your supporter.")


def _ask(
    request: HttpRequest, typed: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "typed": typed[:LONGEST_CODE],
        "problem": problem,
        "never_used": codes.NEVER_USED if problem and typed else "",
        "errors": [{"text": problem, "href": "#code"}] if problem else [],
    }
    return render(request, "surveys/join.html", context, status=status)
