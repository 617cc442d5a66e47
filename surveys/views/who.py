from collections.abc import Collection

from django.http import HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys.actions.responses import say_who
from surveys.given import NotUnderstood, one_of
from surveys.models import Response
from surveys.models.response import Help, Helper, Voice
from surveys.presenters.turns import help_asked_at_the_end
from surveys.presenters.who import (
    ASKED_HOW,
    HELPED,
    WHO,
    Asked,
    asks_helper,
    help_asked,
    helper_asked,
    who_asked,
    who_chosen,
)
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import path_of
from surveys.views import young
from surveys.views.doors import while_answering
from surveys.views.drawing import show
from surveys.views.handed_round import helper_here
from surveys.views.helped import helped_now
from surveys.views.monitoring import page_before_check
from surveys.views.onwards import first_page, next_place, wants_check


@while_answering
def who(request: HttpRequest, response: Response) -> HttpResponse:
    """Whose experience it is. Skipped, it is the person's own."""
    if request.method != "POST":
        return _ask(request, response, who_asked(response, request.place))
    if young.says_so(request):
        return young.leave(request, response)
    try:
        chosen = _chosen(request, WHO) or "me"
    except NotUnderstood as problem:
        return _ask(request, response, who_asked(response, request.place), str(problem))
    voice, help = WHO[chosen]
    helper = Helper.UNKNOWN
    if chosen == who_chosen(response):
        help, helper = response.help, response.helper
    # Who answers for somebody else is asked how they know the person, wherever they do.
    here = helper_here(request) if voice != Voice.ON_BEHALF else ""
    say_who(response=response, voice=voice, help=help, helper=helper or here)
    if here:
        # Who helps here is known, and how they helped is asked on the way to the check page.
        place = request.place.check if wants_check(request) else first_page(request, response)
        return SeeOther(place)
    if chosen in ASKED_HOW:
        return SeeOther(next_place(request, request.place.helped))
    return _to_helper_or_on(request, response)


@while_answering
def helped(request: HttpRequest, response: Response) -> HttpResponse:
    """How somebody helps. Skipped, we do not know."""
    if helper_here(request):
        return _helped_here(request, response)
    if request.method != "POST":
        return _ask(request, response, help_asked(response, request.place))
    try:
        chosen = _chosen(request, [value for value in Help.values if value])
    except NotUnderstood as problem:
        return _ask(request, response, help_asked(response, request.place), str(problem))
    helper = response.helper if chosen in HELPED else Helper.UNKNOWN
    say_who(response=response, voice=response.voice, help=chosen, helper=helper)
    return _to_helper_or_on(request, response)


def _helped_here(request: HttpRequest, response: Response) -> HttpResponse:
    """At a device that is handed round, how somebody helped is asked when it is over."""
    on_path, _answers = path_of(response)
    back = page_before_check(request, response, on_path, said_about_you(response))
    asked = help_asked_at_the_end(response, back)
    if request.method != "POST":
        return _ask(request, response, asked)
    try:
        chosen = _chosen(request, [value for value in Help.values if value])
    except NotUnderstood as problem:
        return _ask(request, response, asked, str(problem))
    helper = Helper.UNKNOWN if chosen == Help.ALONE else helper_here(request)
    if response.voice == Voice.ON_BEHALF:
        helper = response.helper
    say_who(response=response, voice=response.voice, help=chosen, helper=helper)
    return SeeOther(f"{request.place.check}?asked=1")


@while_answering
def helper(request: HttpRequest, response: Response) -> HttpResponse:
    """Who it is that helps, where somebody does: never a name. Skipped, we do not know."""
    if not asks_helper(response):
        return SeeOther(next_place(request, request.place.helped))
    if request.method != "POST":
        person = helped_now(request)
        likely = person.session.helper if person else Helper.UNKNOWN
        return _ask(request, response, helper_asked(response, request.place, likely))
    try:
        chosen = _chosen(request, [value for value in Helper.values if value])
    except NotUnderstood as problem:
        return _ask(request, response, helper_asked(response, request.place), str(problem))
    say_who(response=response, voice=response.voice, help=response.help, helper=chosen)
    return SeeOther(next_place(request, first_page(request, response)))


def _to_helper_or_on(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask who helps, unless nobody does, or it was said and only the rest is being changed."""
    back_to_check = wants_check(request)
    if asks_helper(response) and not (back_to_check and response.helper):
        return SeeOther(f"{request.place.helper}{'?return=check' if back_to_check else ''}")
    return SeeOther(next_place(request, first_page(request, response)))


def _chosen(request: HttpRequest, known: Collection[str]) -> str:
    if request.POST.get("do") == "skip":
        return ""
    return one_of(known, request.POST.getlist("choice"))


def _ask(request: HttpRequest, response: Response, asked: Asked, problem: str = "") -> HttpResponse:
    first = f"#choice-{asked.options[0].value}"
    context = {
        "asked": asked,
        "back": next_place(request, asked.back),
        "returns": wants_check(request),
        "errors": [{"text": problem, "href": first}] if problem else [],
    }
    return show(request, "surveys/who.html", response, context, status=422 if problem else 200)
