"""Where somebody says how they want to read; kept until they close their browser."""

from dataclasses import fields, replace
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms import carrying, reading
from cms.http import SeeOther, never_stored
from cms.models import Council
from cms.presenters.ways import groups

USUAL = "usual"
BACK = "back"


class NotUnderstood(ValueError):
    """Something was chosen that we do not offer; `reading` holds the rest of the choices."""

    def __init__(self, chosen: reading.Reading) -> None:
        super().__init__(_("We do not have one of these. Please choose again."))
        self.reading = chosen


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: HttpRequest) -> HttpResponse:
    """Show every way to read; once chosen, lead back to the page somebody came from."""
    if request.method != "POST" or carrying.turns_to_ways(request):
        return _ask(request, request.reading)
    if carrying.comes_back(request) and request.POST.get("do") == BACK:
        return _leave(request)
    try:
        chosen = _chosen(request)
    except NotUnderstood as problem:
        return _ask(request, problem.reading, str(problem))
    reply = _leave(request)
    reading.remember(reply, chosen)
    return reply


def _leave(request: HttpRequest) -> HttpResponse:
    """Lead back to where somebody came from, with the form they had begun there."""
    back = _back(request)
    if back and carrying.comes_back(request):
        return carrying.send_on(back)
    return SeeOther(back or f"{reverse('ways')}?done=1")


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
        "carried": carrying.carried_by(request) if back else [],
        "done": "done" in request.GET,
        "council": _council_at(back),
        "errors": [{"text": problem, "href": "#wording-easy_read"}] if problem else [],
    }
    return render(request, "cms/ways.html", context, status=422 if problem else 200)


def _back(request: HttpRequest) -> str:
    """The page somebody came from, if it is one of ours; else nothing."""
    # A form that is carried may have such a field of its own.
    carried = carrying.carried_by(request)
    asked = ("" if carried else request.POST.get("next")) or request.GET.get("next") or ""
    ours = asked.startswith("/") and asked.isprintable()
    if not ours or not url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return ""
    return _without_language(asked)


def _without_language(address: str) -> str:
    """The address, which chooses no language any more: the last choice is the one that counts."""
    parts = urlsplit(address)
    query = QueryDict(parts.query, mutable=True)
    if query.pop("language", None) is None:
        return address
    return urlunsplit(parts._replace(query=query.urlencode()))


def _council_at(path: str) -> Council | None:
    """The council whose help lines belong on the page: the one somebody came from."""
    slug = path.strip("/").split("/")[0]
    return Council.objects.switched_on().filter(slug=slug).first() if slug else None
