from django.http import HttpRequest, HttpResponse

from cms import carrying
from cms.http import SeeOther
from surveys.actions.contacts import leave_contact
from surveys.given import NotUnderstood, readable, understood_contact
from surveys.models import Response
from surveys.presenters.receipt import receipt_of
from surveys.views.doors import with_response
from surveys.views.drawing import show
from surveys.views.onwards import code_page


@with_response
def sent(request: HttpRequest, response: Response) -> HttpResponse:
    """The receipt: thank you, the code that takes answers back, and what happens next."""
    if response.state == Response.State.DRAFT:
        return SeeOther(request.place.check)
    return _receipt(request, response)


@with_response
def contact(request: HttpRequest, response: Response) -> HttpResponse:
    """Keep how to reach a person, when they agreed to that and want it still."""
    if request.method != "POST" or not _asks_contact(request, response):
        return SeeOther(request.place.sent)
    if carrying.turns_to_ways(request):
        return carrying.to_ways(request)
    typed = request.POST.getlist("details")
    if carrying.comes_back(request):
        return _receipt(request, response, readable(" ".join(typed)))
    try:
        leave_contact(response=response, details=understood_contact(typed))
    except NotUnderstood as problem:
        return _receipt(request, response, readable(" ".join(typed)), str(problem))
    return SeeOther(request.place.sent)


def _asks_contact(request: HttpRequest, response: Response) -> bool:
    return receipt_of(response, code_page(request)).asks_contact


def _receipt(
    request: HttpRequest, response: Response, typed: str = "", problem: str = ""
) -> HttpResponse:
    context = {
        "receipt": receipt_of(response, code_page(request)),
        "typed": typed,
        "problem": problem,
        "errors": [{"text": problem, "href": "#details"}] if problem else [],
    }
    return show(request, "surveys/sent.html", response, context, status=422 if problem else 200)
