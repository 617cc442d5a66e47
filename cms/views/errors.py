"""When something goes wrong: one plain sentence, and always the way to help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.models import Council


def council_in(request: HttpRequest) -> Council | None:
    """The council a broken address still names, so that its help line can be shown."""
    known = getattr(request, "council", None)
    if known:
        return known
    parts = request.path_info.strip("/").split("/")[:2]
    return Council.objects.switched_on().filter(slug__in=parts).first()


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", {"council": council_in(request)}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"council": council_in(request)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", {"council": council_in(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"council": council_in(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # The database may be what failed: this page asks it nothing.
    return render(request, "500.html", status=500)
