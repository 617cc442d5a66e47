from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls

from tests.benchmarks.peer.models import Line


def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("yes")


def write(request: HttpRequest) -> HttpResponse:
    """One INSERT and its COMMIT, and nothing else."""
    Line.objects.create(text=request.POST["text"])
    return HttpResponse("written", headers={"Content-Length": "7"})


urlpatterns = [
    path("health/live", live),
    path("write/", write),
    path("", include(wagtail_urls)),
]
