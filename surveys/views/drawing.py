"""Drawing a page of the survey as this person reads it, and why it cannot be answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from surveys.models import Response
from surveys.presenters.frame import frame_of
from surveys.views import helped


def show(
    request: HttpRequest, template: str, response: Response, context: dict, *, status: int = 200
) -> HttpResponse:
    """Draw a page of the survey in the wording this person reads."""
    frame = frame_of(response.version, response.variant, request.place)
    can_stop = not response.version.fully_anonymous
    read = {"variant": response.variant, "voice": response.voice}
    return draw(
        request, template, {"frame": frame, "can_stop": can_stop, **context}, status, **read
    )


def draw(
    request: HttpRequest, template: str, context: dict, status: int = 200, **read: str
) -> HttpResponse:
    """Draw a page of the survey; where somebody is helped, with the panel they steer that with."""
    panel = helped.panel_for(request, context.get("question"), **read)
    reply = render(request, template, {"helped": panel, **context}, status=status)
    helped.settle_cookie(request, reply, panel)
    return reply


def closed(request: HttpRequest) -> HttpResponse:
    """Say that the survey takes no answers now, and where to go."""
    return render(request, "closed.html", {"links": _elsewhere(request)}, status=410)


def expired(request: HttpRequest, response: Response) -> HttpResponse:
    """Say that a draft's time ran out, and offer to start again."""
    return show(
        request, "surveys/expired.html", response, {"until": response.expires_on}, status=410
    )


def not_open(request: HttpRequest) -> HttpResponse:
    """Say that nobody can answer the survey yet."""
    context = {
        "heading": _("This survey is not open"),
        "text": _("You cannot answer it yet. Please try again later."),
        "links": _elsewhere(request),
    }
    return render(request, "closed.html", context, status=404)


def _elsewhere(request: HttpRequest) -> list[dict[str, str]]:
    label = _("See what else {council} asks").format(council=request.council.short_name)
    return [{"label": label, "url": f"/{request.council.slug}/"}]
