"""Where a council's administrator sees who has which role, and says who reads the concerns."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.models import User
from cms.roles import MANAGE_COUNCIL
from cms.selectors.memberships import people_at
from feedback.actions.leads import LeadError, make_lead, unmake_lead
from feedback.presenters.people import people_page
from feedback.views.review_acts import id_in


class BadForm(LeadError):
    """The form does not say what to do."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_stored
@staff_view(MANAGE_COUNCIL)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role here; the buttons make somebody safeguarding lead, or no longer."""
    if request.method != "POST":
        page = people_page(people_at(request.council))
        return render(request, "feedback/people.html", {"page": page})
    person = people_at(request.council).filter(pk=id_in(request.POST.get("person", ""))).first()
    if person is None:
        raise Http404("No such person.")
    try:
        messages.success(request, _act(request, person))
    except LeadError as problem:
        messages.error(request, str(problem))
    return SeeOther(reverse("feedback:people", args=[request.council.slug]))


def _act(request: HttpRequest, person: User) -> str:
    """Do what the pressed button says; returns what happened. Raises `LeadError`."""
    do = request.POST.get("do")
    if do == "make":
        make_lead(person=person, council=request.council, by=request.user)
        return f"{person} is a safeguarding lead now."
    if do == "unmake":
        unmake_lead(person=person, council=request.council, by=request.user)
        return f"{person} is not a safeguarding lead any more."
    raise BadForm("Press one of the buttons.")
