"""Where somebody says how they want to read; kept until they close their browser."""

from dataclasses import fields, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms import reading
from cms.http import SeeOther, never_stored
from cms.models import Council
from cms.presenters.ways import groups

USUAL = "usual"


class NotUnderstood(ValueError):
    """Something was chosen that we do not offer; `reading` holds the rest of the choices."""

    def __init__(self, chosen: reading.Reading) -> None:
        super().__init__(_("We do not have one of these. Please choose again."))
        self.reading = chosen


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: HttpRequest) -> HttpResponse:
    """Show every way to read; once chosen, lead back to the page somebody came from."""
    if request.method != "POST":
        return _ask(request, request.reading)
    try:
        chosen = _chosen(request)
    except NotUnderstood as problem:
        return _ask(request, problem.reading, str(problem))
    reply = SeeOther(_back(request) or f"{reverse('ways')}?done=1")
    reading.remember(reply, chosen)
    return reply


def _chosen(request: HttpRequest) -> reading.Reading:
    """What was chosen; a part that was not asked stays as it was."""
    chosen, understood = request.reading, True
    for name in (field.name for field in fields(reading.Reading)):
        values = request.POST.getlist(name)
        if not values:
            continue
        value = "" if values == [USUAL] else values[0]
        if len(values) == 1 and value in ("", *reading.CHOICES[name]):
            chosen = replace(chosen, **{name: value})
        else:
            understood = False
    if not understood:
        raise NotUnderstood(chosen)
    return chosen


def _ask(request: HttpRequest, chosen: reading.Reading, problem: str = "") -> HttpResponse:
    back = _back(request)
    context = {
        "groups": groups(chosen),
        "back": back,
        "done": "done" in request.GET,
        "council": _council_at(back),
        "errors": [{"text": problem, "href": "#wording-easy_read"}] if problem else [],
    }
    return render(request, "cms/ways.html", context, status=422 if problem else 200)


def _back(request: HttpRequest) -> str:
    """The page somebody came from, if it is one of ours; else nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = asked.startswith("/") and asked.isprintable()
    return asked if ours and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def _council_at(path: str) -> Council | None:
    """The council whose help lines belong on the page: the one somebody came from."""
    slug = path.strip("/").split("/")[0]
    return Council.objects.switched_on().filter(slug=slug).first() if slug else None
