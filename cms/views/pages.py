from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail import views as wagtail_views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms.models import CouncilPage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a Wagtail page by its address on the shared host or on a council's own host.

    A council's own host roots at its page, so its long address loses the first part there.
    """
    site = Site.find_for_request(request)
    root = site.root_page.specific if site else None
    if isinstance(root, CouncilPage) and path.startswith(f"{root.slug}/"):
        path = path.removeprefix(f"{root.slug}/")
    # Addresses are those of the English tree, whatever language somebody reads in.
    with translation.override(settings.LANGUAGE_CODE):
        found = Page.route_for_request(request, path)
    if found:
        shown = found.page.localized.specific
        request._wagtail_route_for_request = RouteResult(shown, found.args, found.kwargs)
    return wagtail_views.serve(request, path)
