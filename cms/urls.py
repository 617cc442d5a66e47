"""Every address of the platform. Wagtail's pages come last, because they catch all the rest."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as editor_urls

from cms.views import accessibility, desk, details, health, media, pages, translating, ways

handler400 = "cms.views.errors.bad_request"
handler403 = "cms.views.errors.forbidden"
handler404 = "cms.views.errors.not_found"
handler500 = "cms.views.errors.server_error"

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("ways/", ways.ways, name="ways"),
    path("media/<path:path>", media.media_file, name="media"),
    path("account/", include("allauth.urls")),
    path("editor/", include(translating.urlpatterns)),
    path("editor/", include(editor_urls)),
    path("desk/", desk.show, name="desk"),
    path("details/<slug:council>/", details.details, name="council-details"),
    path("api/v1/", include("feedback.api.urls")),
    path("", include("feedback.urls")),
    path("<slug:council>/accessibility/", accessibility.show, name="accessibility"),
    path("", include("surveys.urls")),
    re_path(wagtail_urls.serve_pattern, pages.serve, name="wagtail_serve"),
]

if settings.DEMONSTRATION:
    urlpatterns.insert(0, path("gallery/", include("frontend.urls")))
