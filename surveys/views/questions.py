from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cms.http import SeeOther
from surveys.actions.refusals import NoLongerAsked, QuestionNotAsked, TakesOut
from surveys.actions.responses import save_answer
from surveys.given import SKIPPED, Given, NotUnderstood, readable, understand
from surveys.models import Answer, Question, Response
from surveys.paths import asked, newly_asked, next_asked, page_before
from surveys.presenters.check import CHANGE
from surveys.presenters.dropped import agreed_in, dropped_by
from surveys.presenters.media import media_of
from surveys.presenters.question import Filled, Recalled, filled_from, question_among, recalled_for
from surveys.selectors.responses import answers_around, answers_of, pages_of
from surveys.views import helped
from surveys.views.doors import while_answering
from surveys.views.drawing import show
from surveys.views.kept import TOKEN, shown_alike
from surveys.views.onwards import (
    check_again,
    next_place,
    page_after_last,
    page_before_first,
    wants_check,
)
from surveys.views.safety import help_first


@while_answering
def question(request: HttpRequest, response: Response, number: int) -> HttpResponse:
    """One question a page: shown with what was answered so far, saved before the next one."""
    pages = pages_of(response)
    if not 1 <= number <= len(pages):
        raise Http404("No such question.")
    page = pages[number - 1]
    if request.method == "POST":
        return help_first(request, response, page, partial(_take, request, response, pages, page))
    answers = answers_around(response, pages, page)
    on_path = asked(pages, answers, response.variant)
    if page not in on_path:
        return SeeOther(next_place(request, _onwards(request, response, on_path, page)))
    return _ask(request, response, page, on_path, answers)


def _take(
    request: HttpRequest, response: Response, pages: Sequence[Question], page: Question
) -> HttpResponse:
    try:
        on_path = _save(request, response, pages, page)
    except (NotUnderstood, QuestionNotAsked) as problem:
        answers = answers_around(response, pages, page)
        on_path = asked(pages, answers, response.variant)
        return _ask(request, response, page, on_path, answers, str(problem))
    except TakesOut as change:
        return _ask_first(request, response, pages, page, change)
    except NoLongerAsked:
        return _passed_by(request, response, pages, page)
    return SeeOther(_after_saving(request, response, on_path, page))


def _after_saving(
    request: HttpRequest, response: Response, on_path: Sequence[Question], page: Question
) -> str:
    if not wants_check(request):
        return _onwards(request, response, on_path, page)
    new = newly_asked(on_path, answers_of(response), page.position)
    return f"{request.place.question(new.position)}{CHANGE}" if new else check_again(request)


def _save(
    request: HttpRequest, response: Response, pages: Sequence[Question], page: Question
) -> list[Question]:
    """Store what was given; returns the pages that are asked now."""
    shown = (request.POST.get("question"), request.POST.get("version"))
    if shown != (page.key, str(page.version_id)):
        raise QuestionNotAsked(
            _("This page has changed. Read the question again, then press Next.")
        )
    if page.kind == Question.Kind.INFORMATION:
        return asked(pages, answers_of(response), response.variant)
    given = _given(request, page)
    helped.note_who_wrote(request, response, given)
    return save_answer(
        response=response,
        question=page,
        given=given,
        pages=pages,
        agreed=agreed_in(request.POST),
    )


def _given(request: HttpRequest, page: Question) -> Given:
    if request.POST.get("do") == "skip":
        return SKIPPED
    return understand(page, dict(request.POST.lists()))


def _ask(
    request: HttpRequest,
    response: Response,
    page: Question,
    on_path: Sequence[Question],
    answers: dict[int, Answer],
    problem: str = "",
) -> HttpResponse:
    back = _back(request, response, on_path, page)
    recalled = recalled_for(page, on_path, answers, response.variant, voice=response.voice)
    answer = answers.get(page.pk)
    filled = _typed(request) if problem else filled_from(answer)
    wrote = helped.who_wrote(response, answer)
    draw = partial(_draw, request, response, page, on_path, filled, recalled, back, problem, wrote)
    if problem or answer or helped.is_helped(request):
        return draw()
    # What is said again is an option's own words, never a person's.
    place = (page.pk, tuple(other.pk for other in on_path), recalled, back, wants_check(request))
    return shown_alike(request, response, place, partial(draw, csrf_token=TOKEN))


def _draw(
    request: HttpRequest,
    response: Response,
    page: Question,
    on_path: Sequence[Question],
    filled: Filled,
    recalled: Sequence[Recalled],
    back: str,
    problem: str,
    wrote: str,
    **more: str,
) -> HttpResponse:
    shown = question_among(page, on_path, response.variant, filled, voice=response.voice)
    context = {
        "question": page,
        "media": media_of(page, request.reading),
        "page": replace(shown, recalled=recalled),
        "back": back,
        "returns": wants_check(request),
        "wrote": wrote,
        "errors": [{"text": problem, "href": f"#{shown.first_field}"}] if problem else [],
    }
    status = 422 if problem else 200
    return show(request, "surveys/question.html", response, context | more, status=status)


def _ask_first(
    request: HttpRequest,
    response: Response,
    pages: Sequence[Question],
    page: Question,
    change: TakesOut,
) -> HttpResponse:
    """Say which answers would be taken out; nothing is saved until the person agrees."""
    context = {
        "dropped": dropped_by(response, pages, change.answers, request.POST),
        "keep": next_place(request, request.place.question(page.position)),
    }
    return show(request, "surveys/dropped.html", response, context)


def _passed_by(
    request: HttpRequest, response: Response, pages: Sequence[Question], page: Question
) -> HttpResponse:
    on_path = asked(pages, answers_of(response), response.variant)
    context = {"onwards": _onwards(request, response, on_path, page)}
    return show(request, "surveys/not_asked.html", response, context, status=409)


def _typed(request: HttpRequest) -> Filled:
    text = readable("\n".join(request.POST.getlist("text")))
    return Filled(frozenset(request.POST.getlist("choice")), text)


def _onwards(
    request: HttpRequest, response: Response, on_path: Sequence[Question], page: Question
) -> str:
    after = next_asked(on_path, page.position)
    if after is None:
        return page_after_last(request, response)
    return request.place.question(after.position)


def _back(
    request: HttpRequest, response: Response, on_path: Sequence[Question], page: Question
) -> str:
    if wants_check(request):
        return check_again(request)
    before = page_before(on_path, page.position)
    if before:
        return request.place.question(before.position)
    return page_before_first(request, response)
