from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cms.access import staff_view
from cms.http import never_stored
from cms.roles import HANDLE_CONCERNS, REVIEW_COMMENTS
from feedback.presenters.analysis_changes import run_page
from feedback.selectors.analysis_changes import changes_of
from feedback.selectors.analysis_runs import last_run
from themes.selectors.frameworks import current_framework, quality_statements


@require_GET
@never_stored
@staff_view(REVIEW_COMMENTS)
def show(request: HttpRequest) -> HttpResponse:
    """How far the last run is, and what it changed: true numbers, for those who read the words."""
    run = last_run(request.council)
    page = None
    if run:
        names = {one.slug: one.name for one in quality_statements(current_framework())}
        sees = HANDLE_CONCERNS in request.permissions
        page = run_page(changes_of(run), names, sees_concerns=sees)
    return render(request, "feedback/analysis_run.html", {"page": page})
