"""What the person in a session says about the help, on pages without an answer to save."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys.models import Participant
from surveys.presenters.participants import choices_of, who_will_help
from surveys.views.doors import survey_page
from surveys.views.helped import ask_before_the_end, deed_in, helped_now
from surveys.views.onwards import came_from


@survey_page
def help_page(request: HttpRequest) -> HttpResponse:
    """Ask the three things one after another, take a changed mind, or ask before the end.

    What was pressed is done before this is reached.
    """
    person, deed = helped_now(request), deed_in(request)
    if request.method == "POST":
        if deed and deed.name == "end":
            return ask_before_the_end(request, _onwards(request))
        return SeeOther(
            _next_ask(request) if person and "ask" in request.POST else _onwards(request)
        )
    if person is None:
        return SeeOther(_onwards(request))
    if "end" in request.GET:
        return _show(request, "surveys/help_end.html", {"next": _onwards(request)})
    return _ask(request, person)


def _ask(request: HttpRequest, person: Participant) -> HttpResponse:
    choices = choices_of(person)
    number = _number(request.GET.get("ask"), len(choices))
    context = {
        "choice": choices[number - 1],
        "number": number,
        "total": len(choices),
        "who": who_will_help(person.session.helper),
        "skip": f"{request.place.help}?ask={number + 1}"
        if number < len(choices)
        else request.place.start,
    }
    return _show(request, "surveys/help_ask.html", context)


def _next_ask(request: HttpRequest) -> str:
    asked = _number(request.POST.get("ask"), 3)
    return f"{request.place.help}?ask={asked + 1}" if asked < 3 else request.place.start


def _number(typed: str | None, most: int) -> int:
    """Which of the three is asked; whatever else stands there means the first."""
    return int(typed) if typed in {str(number) for number in range(1, most + 1)} else 1


def _onwards(request: HttpRequest) -> str:
    return came_from(request, request.place.help)


def _show(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return render(request, template, {"place": request.place, **context})
