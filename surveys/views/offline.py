"""The page that supporters take along where there is no network, and what keeps it on a device."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from cms.access import staff_view
from cms.models import Council
from cms.roles import RUN_SESSIONS

PAGE = "surveys/offline/app.html"
FOLDER = "frontend/offline"
MODULES = (
    "answering",
    "app",
    "drawing",
    "exporting",
    "filling",
    "flow",
    "locker",
    "paths",
    "person",
    "preparing",
    "room",
    "screens",
    "sending",
    "store",
)
# Named by their content where the site is hosted; modules name each other, so keep their names.
LINKED = ("frontend/site.css", "frontend/staff.css", "frontend/sprite.svg", f"{FOLDER}/app.js")
PLAIN = (*(f"{FOLDER}/{name}.js" for name in MODULES), "frontend/read-aloud.js")


@require_safe
@staff_view(RUN_SESSIONS)
def app(request: HttpRequest) -> HttpResponse:
    """Show the page. It is the same for every supporter: a device keeps it and shows it offline."""
    reply = render(request, PAGE, {"council": request.council})
    reply["Cache-Control"] = "no-cache"
    return reply


@require_safe
@staff_view(RUN_SESSIONS)
def manifest(request: HttpRequest) -> HttpResponse:
    """Let a device put the page among its programs."""
    here = _address(request, "offline")
    icon = static("frontend/pictures/speech-bubbles.svg")
    return JsonResponse(
        {
            "name": f"Our Say offline – {request.council.short_name}",
            "short_name": "Our Say",
            "id": here,
            "start_url": here,
            "scope": here,
            "display": "standalone",
            "lang": "en-GB",
            "background_color": "#ffffff",
            "theme_color": "#0b4f55",
            "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )


@require_safe
@staff_view(RUN_SESSIONS)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the list of files it keeps. It sees this council's page only."""
    files = [_address(request, "offline"), *_kept_files()]
    known = {"files": files, "version": _digest(request.council), "home": files[0]}
    script = f"const KNOWN = {json.dumps(known)};\n{_source(f'{FOLDER}/worker.js').decode()}"
    reply = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    reply["Cache-Control"] = "no-cache"
    return reply


def _kept_files() -> list[str]:
    named = [static(path) for path in LINKED]
    plain = [settings.STATIC_URL + path for path in PLAIN]
    return list(dict.fromkeys(named + plain))


def _digest(council: Council) -> str:
    """Another name for other files, so that a device takes them all anew or none."""
    found = hashlib.sha256()
    for path in (*LINKED, *PLAIN, f"{FOLDER}/worker.js"):
        found.update(_source(path))
    # Drawn for nobody, in one language: how whoever asks reads makes it no other page.
    with translation.override(settings.LANGUAGE_CODE):
        found.update(render_to_string(PAGE, {"council": council}).encode())
    return found.hexdigest()[:16]


def _source(path: str) -> bytes:
    return Path(finders.find(path)).read_bytes()


def _address(request: HttpRequest, page: str) -> str:
    return reverse(f"surveys:{page}", args=[request.council.slug])
