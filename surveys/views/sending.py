from django.http import HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys.actions.responses import AnswersChanged, digest_of, send_response
from surveys.models import Response
from surveys.presenters.check import about_rows, answer_rows
from surveys.presenters.monitoring import about_you_heading, about_you_rows
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import path_of
from surveys.selectors.surveys import may_go_on
from surveys.views import handed_round
from surveys.views.doors import while_answering, with_response
from surveys.views.drawing import closed, show
from surveys.views.monitoring import page_before_check


@while_answering
def check(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything that was answered, each with a way to change it, before it is sent."""
    if handed_round.must_ask_help(request, response):
        return SeeOther(request.place.helped)
    on_path, answers = path_of(response)
    said = said_about_you(response)
    context = {
        "about_you": about_you_rows(response, said, request.place),
        "about_you_heading": about_you_heading(response),
        "about": about_rows(response, request.place),
        "answers": answer_rows(response, on_path, answers, request.place),
        "checked": digest_of(on_path, answers),
        "changed": "changed" in request.GET,
        "changing_from": response.replaces.sent_at if response.replaces_id else None,
        "back": page_before_check(request, response, on_path, said),
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
