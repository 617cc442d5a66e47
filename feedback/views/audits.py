"""A random sample of comments, read blind; and how far people and the machine agree on it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.models import User
from cms.roles import REVIEW_COMMENTS
from feedback.actions.concerns import raise_concern
from feedback.actions.judgements import NotToBeJudged, judge
from feedback.actions.reading import record_reading
from feedback.actions.under_review import CommentGone, CommentHeld, NotForReview, ReviewError
from feedback.learning.audited import figures_of
from feedback.models import Comment, Sentiment
from feedback.presenters.agreement import agreement_page
from feedback.presenters.audit import NO_STATEMENT, audit_page
from feedback.selectors.audit_sample import audit_progress, next_to_judge, open_to, still_open_to
from feedback.selectors.audited import audited_comments
from feedback.selectors.current_reader import current_analyser
from feedback.selectors.decided_suggestions import decided_suggestions
from feedback.views.review_acts import id_in
from themes.models import QualityStatement
from themes.selectors.frameworks import current_framework, quality_statements


class BadForm(ReviewError):
    """The form lacks something or brought what it could not hold."""


@require_http_methods(["GET", "POST"])
@never_stored
@staff_view(REVIEW_COMMENTS)
def audit(request: HttpRequest) -> HttpResponse:
    """The next comment of the sample for this reviewer: its words, and nothing of the machine's."""
    if request.method == "GET":
        return _show(request)
    try:
        messages.success(request, _act(request.POST, request.user))
    except (CommentGone, CommentHeld, NotForReview, NotToBeJudged) as problem:
        messages.error(request, str(problem))
    except ReviewError as problem:
        return _show(request, problem)
    return SeeOther(reverse("feedback:audit", args=[request.council.slug]))


@require_GET
@never_stored
@staff_view(REVIEW_COMMENTS)
def agreement(request: HttpRequest) -> HttpResponse:
    """How often the machine was right, and people agreed: true numbers, for those who review."""
    analyser, names = current_analyser(), {one.slug: one.name for one in _statements()}
    audited = audited_comments(analyser)
    page = agreement_page(
        audited,
        figures_of(audited, names),
        decided_suggestions(),
        names,
        analyser=analyser,
        still_open=still_open_to(request.user),
        number=request.GET.get("page", ""),
    )
    return render(request, "feedback/agreement.html", {"page": page})


def _show(request: HttpRequest, problem: ReviewError | None = None) -> HttpResponse:
    comment = next_to_judge(request.user)
    page = audit_page(comment, _statements(), audit_progress(), typed=request.POST)
    record_reading(council=request.council, comments=[comment] if comment else [], by=request.user)
    errors = [{"text": str(problem), "href": "#audit-form"}] if problem else []
    context = {"page": page, "errors": errors}
    return render(request, "feedback/audit.html", context, status=422 if problem else 200)


def _act(form: QueryDict, by: User) -> str:
    """Do what the pressed button says; returns what happened. Raises `ReviewError`."""
    comment = _comment(form.get("comment", ""), by)
    if form.get("do") == "safeguarding":
        raise_concern(comment=comment, by=by)
        return "The safeguarding lead has the comment now. You cannot see it any more."
    mostly, also = _about(form)
    sounds = form.get("sounds", "")
    if sounds not in Sentiment.Label.values:
        raise BadForm("Say how it sounds.")
    judge(comment=comment, mostly=mostly, also=also, sounds=Sentiment.Label(sounds), by=by)
    return "Your answer is kept."


def _comment(typed: str, by: User) -> Comment:
    found = open_to(by).filter(pk=id_in(typed)).first()
    if found is None:
        raise NotToBeJudged("This comment is not for you to check any more. Here is another.")
    return found


def _about(form: QueryDict) -> tuple[QualityStatement | None, Sequence[QualityStatement]]:
    by_slug = {one.slug: one for one in _statements()}
    mostly, also = form.get("mostly", ""), form.getlist("also")
    if mostly != NO_STATEMENT and mostly not in by_slug:
        raise BadForm("Choose what it is mostly about.")
    if not by_slug.keys() >= set(also):
        raise BadForm("Choose from the list what else it is about.")
    if mostly == NO_STATEMENT and also:
        raise BadForm("Choose what it is mostly about, or untick what else it is about.")
    return by_slug.get(mostly), [by_slug[slug] for slug in also]


def _statements() -> list[QualityStatement]:
    return list(quality_statements(current_framework()))
