from django.http import HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys.actions.responses import AnswersChanged, answers_sha256, send_response
from surveys.models import Response
from surveys.presenters.check import about_rows, answer_rows
from surveys.selectors.responses import answers_of, pages_of
from surveys.selectors.surveys import may_go_on
from surveys.views.doors import closed, show, while_answering, with_response


@while_answering
def check(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything that was answered, each with a way to change it, before it is sent."""
    pages = pages_of(response)
    context = {
        "about": about_rows(response, request.place),
        "answers": answer_rows(response, pages, answers_of(response), request.place),
        "checked": answers_sha256(response),
        "changed": "changed" in request.GET,
        "back": request.place.question(len(pages)),
    }
    return show(request, "surveys/check.html", response, context)


@with_response
def send(request: HttpRequest, response: Response) -> HttpResponse:
    """Send what was checked, once; a second press leads to the same receipt."""
    if request.method != "POST":
        return SeeOther(request.place.check)
    if response.state == Response.State.DRAFT and not may_go_on(response):
        return closed(request)
    try:
        # Without a digest nothing was checked, so nothing may be sent.
        send_response(response=response, checked_sha256=request.POST.get("checked") or "none")
    except AnswersChanged:
        return SeeOther(f"{request.place.check}?changed=1")
    return SeeOther(request.place.sent)
