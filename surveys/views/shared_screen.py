"""A group's shared screen, and starting a group. Only the group's own supporter finds it."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys import form_key
from surveys.actions.groups import close_question, go_together, reopen_question, show_question
from surveys.actions.refusals import SessionError
from surveys.models import Question, SupportedSession
from surveys.presenters.shared_screen import shared_screen, shown_of
from surveys.selectors.groups import closed_question, joined, pages_of_group
from surveys.views.sessions import session_or_404, supporters_page

OUT_OF_DATE = "This page is out of date. Please press the button again."


@supporters_page
def screen(request: HttpRequest, session: int) -> HttpResponse:
    """The question everybody sees, the code and its square; counts of what was closed."""
    found = session_or_404(request, session)
    is_group = found.kind == SupportedSession.Kind.GROUP and not found.ended_at
    pages = pages_of_group(found) if is_group else []
    if not pages:
        return SeeOther(reverse("surveys:session", args=[request.council.slug, found.pk]))
    if request.method != "POST":
        return _show(request, found, pages)
    try:
        form_key.key_in(request.POST.get("key"), "screen", found.pk)
        _do(request, found, pages)
    except form_key.OutOfDate:
        return _show(request, found, pages, OUT_OF_DATE)
    except SessionError as refusal:
        return _show(request, found, pages, str(refusal))
    return SeeOther(reverse("surveys:screen", args=[request.council.slug, found.pk]))


def _do(request: HttpRequest, session: SupportedSession, pages: Sequence[Question]) -> None:
    """Do what was pressed. Each button says what shall be, so that pressed twice it is once."""
    do, _dot, position = request.POST.get("do", "").partition(".")
    page = next((page for page in pages if str(page.position) == position), None)
    if do in {"together", "apart"}:
        go_together(session=session, together=do == "together")
    elif page and do == "show":
        show_question(session=session, question=page)
    elif page and do == "close":
        close_question(session=session, question=page)
    elif page and do == "reopen":
        reopen_question(session=session, question=page)


def _show(
    request: HttpRequest,
    session: SupportedSession,
    pages: Sequence[Question],
    problem: str = "",
) -> HttpResponse:
    join_page = request.build_absolute_uri(reverse("surveys:join"))
    closed = closed_question(session, shown_of(session, pages))
    context = {
        "page": shared_screen(session, pages, closed, joined(session), join_page),
        "key": form_key.fresh("screen", session.pk),
        "problem": problem,
    }
    return render(request, "surveys/sessions/screen.html", context, status=409 if problem else 200)
