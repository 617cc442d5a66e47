from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.roles import REVIEW_COMMENTS
from feedback.actions.accepting import Ticked, accept_each
from feedback.presenters.accepting import done_words, left_words
from feedback.presenters.review_list import A_PAGE, Asked
from feedback.views.review_acts import id_in
from surveys.selectors.surveys import surveys_of


@require_POST
@never_stored
@staff_view(REVIEW_COMMENTS)
def accept(request: HttpRequest) -> HttpResponse:
    """Accept the suggestions of the comments that are ticked, and show the same list again."""
    council = request.council.slug
    accepted = accept_each(ticked=_ticked(request.POST.getlist("comment")), by=request.user)
    if accepted.done:
        messages.success(request, done_words(accepted, council))
    for words in left_words(accepted, council):
        messages.warning(request, words)
    if not (accepted.done or accepted.left):
        messages.warning(request, "Tick the comments whose suggestions you agree with.")
    asked = Asked.understand(request.POST, surveys_of(request.council))
    return SeeOther(reverse("feedback:review-list", args=[council]) + asked.url(asked.page))


def _ticked(values: list[str]) -> list[Ticked]:
    """What was ticked, each comment once and no more than a page of them."""
    pairs = {id_in(pk): seen for pk, _, seen in (value.partition("-") for value in values)}
    return [Ticked(pk, seen) for pk, seen in pairs.items() if pk][:A_PAGE]
