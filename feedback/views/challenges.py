from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, never_stored
from cms.models import User
from cms.roles import READ_BOARDS
from feedback.actions import boards as board_actions
from feedback.actions import challenges as actions
from feedback.actions.under_review import ReviewError
from feedback.models import Board
from feedback.models.challenge import LONGEST
from feedback.presenters.boards import quote_card
from feedback.presenters.challenges import ChallengesSeen
from feedback.selectors.boards import quote_on_board, remit_of
from feedback.selectors.challenges import challenges_for
from feedback.selectors.evidence_shapes import Quote
from feedback.views.boards import found_board
from feedback.views.review_acts import BadForm, line_in
from themes.models import QualityStatement


@require_http_methods(["GET", "POST"])
@never_stored
@staff_view(READ_BOARDS)
def challenge(request: HttpRequest, board: str, statement: str, quote: str) -> HttpResponse:
    """“That’s not what we meant”: say so of one quote's tag, and why."""
    found = found_board(request, board)
    about = next((one for one in remit_of(found) if one.slug == statement), None)
    said = quote_on_board(request.council, about, quote) if about else None
    if about is None or said is None:
        raise Http404("No such comment on this board.")
    if request.method == "GET":
        return _show(request, found, about, said)
    try:
        messages.success(request, _challenge(request, about, said))
    except actions.NotOnBoard as problem:
        messages.error(request, str(problem))
    except ReviewError as problem:
        return _show(request, found, about, said, str(problem))
    return SeeOther(reverse("feedback:board", args=[request.council.slug, found.slug]))


def _challenge(request: HttpRequest, about: QualityStatement, said: Quote) -> str:
    reason = line_in(request.POST, "reason", LONGEST)
    if not reason:
        raise BadForm("Say why this is not what was meant.")
    by: User = request.user
    made = actions.challenge(answer_id=said.answer, quality_statement=about, reason=reason, by=by)
    if made.made_by_id == by.pk:
        return "Thank you. A reviewer will look again. The answer will be on this page."
    return "Somebody has said so already. The answer will be on this page."


def _show(
    request: HttpRequest, board: Board, about: QualityStatement, said: Quote, problem: str = ""
) -> HttpResponse:
    board_actions.record_read(board=board, by=request.user)
    seen = ChallengesSeen(challenges_for(request.user, [about], [said.answer]), request.user)
    context = {
        "board": board,
        "statement": about,
        "quote": quote_card(said, about, seen),
        "longest": LONGEST,
        "reason": request.POST.get("reason", ""),
        "errors": [{"text": problem, "href": "#reason"}] if problem else [],
        "problem": problem,
    }
    status = 422 if problem else 200
    return render(request, "feedback/board_challenge.html", context, status=status)
