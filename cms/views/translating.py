"""Doors in front of the editor's views for translating.

Those views ask whether somebody may translate at all. Whether it is their council's page they do
not ask, so it is asked here.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView


@require_admin_access
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin to translate a page that this person may edit."""
    _check_may_edit(request, get_object_or_404(Page, pk=page_id))
    return SubmitPageTranslationView.as_view()(request, page_id=page_id)


@require_admin_access
def update(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Bring the translations of such a page up to date with its English words."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    _check_may_edit(request, source.get_source_instance())
    return UpdateTranslationsView.as_view()(request, translation_source_id=translation_source_id)


@require_admin_access
def report(request: HttpRequest, results_only: bool = False) -> HttpResponse:
    """List all translations of all councils: not for the people of one of them."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return TranslationsReportView.as_view(results_only=results_only)(request)


def _check_may_edit(request: HttpRequest, page: Page) -> None:
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied


# At the same addresses as the views they guard, and before them.
urlpatterns = [
    path("localize/submit/page/<int:page_id>/", submit),
    path("localize/update/<int:translation_source_id>/", update),
    path("localize/reports/translations/", report),
    path("localize/reports/translations/results/", report, kwargs={"results_only": True}),
]
