"""A supporter's sessions: start one, see what the person lets them see, offer something, end it.

Only the session's own supporter finds it. Nobody here can send, hide, pause or end for a person.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, View, never_stored
from cms.roles import RUN_SESSIONS
from surveys import form_key
from surveys.actions.refusals import SessionOver
from surveys.actions.sessions import end_session, start_session
from surveys.models import SupportedSession
from surveys.models.response import Helper
from surveys.presenters.sessions import session_list, session_page
from surveys.selectors.sessions import (
    against_observers,
    seen_by_supporter,
    session_of,
    sessions_of,
    waiting_to_be_sent,
)
from surveys.selectors.surveys import open_surveys_of

# How often a page looks again by itself where there is no script, for whoever asks for it.
AGAIN_SECONDS = 15


def supporters_page(view: View) -> View:
    """Serve a page to whoever may run sessions at the council in the address."""
    return require_http_methods(["GET", "HEAD", "POST"])(
        never_stored(staff_view(RUN_SESSIONS)(view))
    )


@supporters_page
def sessions(request: HttpRequest) -> HttpResponse:
    """A supporter's own sessions, and the form that starts one."""
    if request.method != "POST":
        return _list(request)
    try:
        session = _start(request)
    except (form_key.OutOfDate, SessionOver) as problem:
        words = str(problem) or "This page is out of date. Please press Start again."
        return _list(request, words)
    return SeeOther(_place(session))


def _start(request: HttpRequest) -> SupportedSession:
    key = form_key.key_in(request.POST.get("key"), request.council.pk, request.user.pk)
    surveys = {str(survey.pk): survey for survey in open_surveys_of(request.council)}
    survey, helper = surveys.get(request.POST.get("survey", "")), request.POST.get("helper", "")
    if survey is None or helper not in Helper.values or not helper:
        raise SessionOver("Please choose a survey that is open, and what you are to them.")
    return start_session(survey=survey, key=key, supporter=request.user, helper=helper)


def _list(request: HttpRequest, problem: str = "") -> HttpResponse:
    page = session_list(
        sessions_of(request.user),
        open_surveys_of(request.council),
        survey=request.POST.get("survey", ""),
        helper=request.POST.get("helper", ""),
        waiting=waiting_to_be_sent(request.user),
    )
    key = form_key.fresh(request.council.pk, request.user.pk)
    errors = [{"text": problem, "href": "#survey"}] if problem else []
    context = {"page": page, "key": key, "errors": errors}
    return render(request, "surveys/sessions/list.html", context, status=422 if problem else 200)


@supporters_page
def session(request: HttpRequest, session: int) -> HttpResponse:
    """The code to join with, and what the person lets their supporter see now."""
    return show_session(request, session_or_404(request, session))


@supporters_page
def end(request: HttpRequest, session: int) -> HttpResponse:
    """Ask once more, then end the session for whoever is in it; their answers stay theirs."""
    found = session_or_404(request, session)
    if request.method == "POST":
        end_session(session=found, by=request.user)
        return SeeOther(_place(found))
    if found.ended_at:
        return SeeOther(_place(found))
    is_handed_round = found.kind == SupportedSession.Kind.ONE_DEVICE
    context = {"session": found, "is_handed_round": is_handed_round}
    return render(request, "surveys/sessions/end.html", context)


def session_or_404(request: HttpRequest, pk: int) -> SupportedSession:
    """This supporter's own session, ended where its time is over; anybody else's is a 404."""
    found = session_of(request.user, pk)
    if found is None:
        raise Http404("No such session.")
    if found.is_over and found.ended_at is None:
        return end_session(session=found, by=None)
    return found


def show_session(request: HttpRequest, found: SupportedSession, problem: str = "") -> HttpResponse:
    """Draw the page of a session from what its supporter may see at this moment."""
    join_page = request.build_absolute_uri(reverse("surveys:join"))
    context = {
        "page": session_page(found, seen_by_supporter(found), join_page),
        "key": form_key.fresh("offer", found.pk),
        "against": against_observers(found),
        "again": AGAIN_SECONDS if "again" in request.GET else 0,
        "problem": problem,
    }
    status = 409 if problem else 200
    return render(request, "surveys/sessions/session.html", context, status=status)


def _place(session: SupportedSession) -> str:
    return reverse("surveys:session", args=[session.council.slug, session.pk])
