from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.roles import HANDLE_CONCERNS, REVIEW_COMMENTS
from feedback.actions.reading import record_reading
from feedback.actions.under_review import CommentGone, ReviewError
from feedback.models import Comment
from feedback.presenters.challenges import waiting_challenges
from feedback.presenters.review_list import Asked, list_page
from feedback.presenters.review_page import NOTHING_TYPED, Typed, review_page
from feedback.selectors.challenges import open_challenges
from feedback.selectors.concerns import how_many_unopened
from feedback.selectors.reviews import comment_to_review, comments_to_review, next_waiting
from feedback.views.review_acts import act, place_of
from surveys.selectors.surveys import surveys_of
from themes.selectors.frameworks import current_framework, quality_statements


@require_GET
@never_stored
@staff_view(REVIEW_COMMENTS)
def index(request: HttpRequest) -> HttpResponse:
    """The comments a reviewer may read, those that wait first."""
    asked = Asked.understand(request.GET, surveys_of(request.council))
    comments = comments_to_review(survey=asked.survey, state=asked.state, need=asked.need)
    page = list_page(comments, asked)
    record_reading(council=request.council, comments=page.shown, by=request.user)
    may_open = HANDLE_CONCERNS in request.permissions
    context = {
        "page": page,
        "challenges": waiting_challenges(open_challenges()),
        "concerns": how_many_unopened() if may_open else None,
    }
    status = 422 if asked.problem else 200
    return render(request, "feedback/review_list.html", context, status=status)


@require_http_methods(["GET", "POST"])
@never_stored
@staff_view(REVIEW_COMMENTS)
def comment(request: HttpRequest, comment: int) -> HttpResponse:
    """One comment, and everything a reviewer may do to it."""
    found = _found(comment)
    if request.method == "GET":
        return _show(request, found)
    try:
        messages.success(request, act(found, request.POST, request.user))
    except CommentGone as problem:
        messages.error(request, str(problem))
    except ReviewError as problem:
        return _show(request, _found(comment), _typed(request, problem))
    return SeeOther(_next_place(request, comment))


def _found(pk: int) -> Comment:
    found = comment_to_review(pk)
    if found is None:
        raise Http404("No such comment.")
    return found


def _show(request: HttpRequest, found: Comment, typed: Typed = NOTHING_TYPED) -> HttpResponse:
    statements = quality_statements(current_framework())
    page = review_page(found, list(statements), next_pk=next_waiting(found), typed=typed)
    record_reading(council=request.council, comments=[found], by=request.user)
    context = {"page": page, "errors": page.errors}
    status = 422 if typed.problem else 200
    return render(request, "feedback/review_comment.html", context, status=status)


def _typed(request: HttpRequest, problem: ReviewError) -> Typed:
    found = frozenset(request.POST.getlist("found"))
    return Typed(request.POST.dict(), found, str(problem), place_of(request.POST))


def _next_place(request: HttpRequest, pk: int) -> str:
    """The comment again, or the list when this reviewer may not see it any more."""
    council = request.council.slug
    if comment_to_review(pk) is None:
        return reverse("feedback:review-list", args=[council])
    return reverse("feedback:review-comment", args=[council, pk])
