from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cms.access import staff_view
from cms.models import Council
from cms.roles import READ_BOARDS
from feedback.actions import boards as actions
from feedback.models import Board
from feedback.presenters.boards import board_page, page_words
from feedback.presenters.challenges import ChallengesSeen
from feedback.presenters.checked import checked_words
from feedback.presenters.said_most import MostBlock, most_blocks
from feedback.selectors.boards import A_PAGE, StatementWords, boards_for, remit_of, words_for
from feedback.selectors.challenges import challenges_for
from feedback.selectors.checked import checked_today
from feedback.selectors.said_most import said_most, surveys_for_boards
from themes.models import QualityStatement


@require_GET
@staff_view(READ_BOARDS)
def index(request: HttpRequest) -> HttpResponse:
    """The boards this person may read."""
    boards = boards_for(request.user, request.permissions)
    return render(request, "feedback/board_index.html", {"boards": boards})


@require_GET
@staff_view(READ_BOARDS)
def show(request: HttpRequest, board: str) -> HttpResponse:
    """What people said in the board's remit; `?statement=` shows one statement page by page."""
    found = found_board(request, board)
    actions.record_read(board=found, by=request.user)
    statements = remit_of(found)
    if slug := request.GET.get("statement"):
        return _one_statement(request, found, statements, slug)
    words = words_for(request.council, statements)
    page = board_page(found, words, challenges_seen(request, words))
    checked = checked_words(checked_today())
    return render(request, "feedback/board.html", {"page": page, "checked": checked})


def found_board(request: HttpRequest, slug: str) -> Board:
    """The board of this address, if this person may read it; or `Http404`."""
    found = boards_for(request.user, request.permissions).filter(slug=slug).first()
    if found is None:
        raise Http404("No such board.")
    return found


def challenges_seen(request: HttpRequest, words: Sequence[StatementWords]) -> ChallengesSeen:
    """What the person who asks sees of challenges to these words, and of their own."""
    answers = [quote.answer for said in words for quote in said.quotes]
    statements = [said.statement for said in words]
    return ChallengesSeen(challenges_for(request.user, statements, answers), request.user)


def _one_statement(
    request: HttpRequest, board: Board, statements: list[QualityStatement], slug: str
) -> HttpResponse:
    chosen = [statement for statement in statements if statement.slug == slug]
    number = _page_number(request)
    words = words_for(request.council, chosen, most=A_PAGE, skip=(number - 1) * A_PAGE)
    if not chosen or (number > 1 and not words[0].quotes):
        raise Http404("No such page.")
    page = board_page(board, words, challenges_seen(request, words))
    context = {
        "page": page,
        "most": _most(request.council, chosen[0]) if number == 1 else [],
        "checked": checked_words(checked_today()),
        "statement": page.statements[0],
        "words": page_words(words[0], number),
        "previous_url": _address(slug, number - 1) if number > 1 else "",
        "next_url": _address(slug, number + 1) if words[0].released > number * A_PAGE else "",
    }
    return render(request, "feedback/board_statement.html", context)


def _most(council: Council, statement: QualityStatement) -> list[MostBlock]:
    return most_blocks(said_most(surveys_for_boards(council, statement), statement))


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text) > 0):
        raise Http404("No such page.")
    return int(text)


def _address(slug: str, number: int) -> str:
    return f"?statement={slug}&page={number}"
