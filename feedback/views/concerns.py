from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.roles import HANDLE_CONCERNS
from feedback.actions.concerns import ConcernError, close_concern, open_concern
from feedback.actions.under_review import CommentGone
from feedback.models import Concern
from feedback.presenters.concerns import concern_lines, concern_page
from feedback.selectors.concerns import closed_concerns, concern_to_handle, open_concerns

A_PAGE = 20
LONGEST_NOTE = 5_000


@require_GET
@never_stored
@staff_view(HANDLE_CONCERNS)
def index(request: HttpRequest) -> HttpResponse:
    """The council's concerns: open ones, or those that were closed. No comment is shown."""
    closed = request.GET.get("closed") == "1"
    page = Paginator(closed_concerns() if closed else open_concerns(), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"concerns": concern_lines(page.object_list), "page": page, "closed": closed}
    return render(request, "feedback/concern_list.html", context)


@require_http_methods(["GET", "POST"])
@never_stored
@staff_view(HANDLE_CONCERNS)
def show(request: HttpRequest, concern: int) -> HttpResponse:
    """One concern and its words; opening it is recorded. Here it is closed as well."""
    found = concern_to_handle(concern)
    if found is None:
        raise Http404("No such concern.")
    if request.method == "GET":
        return _show(request, found)
    try:
        _close(request, found)
    except CommentGone as problem:
        messages.error(request, str(problem))
    except ConcernError as problem:
        return _show(request, found, problem)
    return SeeOther(reverse("feedback:concern-list", args=[request.council.slug]))


class BadOutcome(ConcernError):
    """The form lacks something or brought what it could not hold."""


def _close(request: HttpRequest, found: Concern) -> None:
    outcome = request.POST.get("outcome", "")
    note = request.POST.get("note", "").replace("\0", "")
    if outcome not in Concern.Outcome.values:
        raise BadOutcome("Choose what came of it.")
    if len(note) > LONGEST_NOTE:
        raise BadOutcome(f"Make the note shorter: {LONGEST_NOTE:,} letters or fewer.")
    close_concern(concern=found, outcome=outcome, note=note, by=request.user)
    messages.success(request, f"Concern {found.pk} is closed.")


def _show(
    request: HttpRequest, found: Concern, problem: ConcernError | None = None
) -> HttpResponse:
    opened = open_concern(concern=found, by=request.user)
    errors = [{"text": str(problem), "href": "#close"}] if problem else []
    page = concern_page(opened, request.POST, errors)
    context = {"page": page, "errors": errors}
    status = 422 if problem else 200
    return render(request, "feedback/concern_detail.html", context, status=status)
