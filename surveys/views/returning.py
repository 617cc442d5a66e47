"""Coming back to a draft with its code, on any device."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cms.http import SeeOther
from surveys import cookies
from surveys.actions.drafts import come_back, expire_draft
from surveys.models import Response
from surveys.places import Place
from surveys.presenters.frame import title_of
from surveys.selectors.surveys import may_go_on
from surveys.views.drawing import closed, expired
from surveys.views.starts import where_to_carry_on


def return_to_draft(request: HttpRequest, response: Response) -> HttpResponse:
    """Open the draft on this device where its person stopped, or say what became of it."""
    request.place = Place(response.council.slug, response.version.survey.slug)
    left = expire_draft(response=response, today=timezone.localdate())
    if left is None or left.state == Response.State.EXPIRED:
        return expired(request, response)
    if response.state == Response.State.SENT:
        context = {
            "title": title_of(response.version, response.variant),
            "sent_at": response.sent_at,
        }
        return render(request, "surveys/code_sent.html", context)
    if not may_go_on(response):
        return closed(request)
    come_back(response=response)
    reply = SeeOther(where_to_carry_on(request.place, response))
    cookies.remember(reply, response, request.place)
    return reply
