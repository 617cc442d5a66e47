"""The gallery: every component with example values, for people who build and check pages."""

import re
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from frontend import examples
from frontend.pictures import bank

COMPONENTS = Path(__file__).resolve().parent / "templates" / "components"
PAGES = {"question", "evidence"}


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in each of its states, and every picture of the bank."""
    shown = [
        {"name": name, "comment": _comment(name), "states": _states(name, states)}
        for name, states in examples.EXAMPLES.items()
    ]
    context = {"components": shown, "pictures": bank().values(), "council": examples.COUNCIL}
    return render(request, "frontend/gallery.html", context)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show components put together as a page, to look at and to measure."""
    if name not in PAGES:
        raise Http404
    context = {"council": examples.COUNCIL, "examples": examples}
    return render(request, f"frontend/gallery_{name}.html", context)


def _states(name: str, states: dict[str, dict]) -> list[dict[str, str]]:
    return [
        {"title": title, "html": render_to_string(f"components/{name}.html", parameters)}
        for title, parameters in states.items()
    ]


def _comment(name: str) -> str:
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    return " ".join(re.findall(r"{#\s*(.*?)\s*#}", source))
