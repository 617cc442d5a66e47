from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from surveys.models import SurveyPage
from surveys.presenters.paths import path_rows


def show_paths(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every path through the newest draft, for whoever may edit it; to others it is not there."""
    page = get_object_or_404(SurveyPage, id=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404("No such survey.")
    draft = page.get_latest_revision_as_object()
    context = {"survey": draft, "shown": path_rows(draft)}
    return render(request, "surveys/editor/paths.html", context)
