from django.http import Http404, HttpRequest, HttpResponse

from cms.http import SeeOther
from surveys.actions.responses import QuestionNotAsked, save_answer
from surveys.given import SKIPPED, Given, NotUnderstood, readable, understand
from surveys.models import Question, Response
from surveys.presenters.question import Filled, filled_from, followed, question_among
from surveys.selectors.responses import answers_of, pages_of
from surveys.views.doors import next_place, show, wants_check, while_answering


@while_answering
def question(request: HttpRequest, response: Response, number: int) -> HttpResponse:
    """One question a page: shown with what was answered so far, saved before the next one."""
    pages = pages_of(response)
    if not 1 <= number <= len(pages):
        raise Http404("No such question.")
    asked = pages[number - 1]
    if request.method != "POST":
        return _ask(request, response, pages, asked)
    try:
        _save(request, response, asked)
    except (NotUnderstood, QuestionNotAsked) as problem:
        return _ask(request, response, pages, asked, str(problem))
    place = request.place
    onwards = place.question(number + 1) if number < len(pages) else place.check
    return SeeOther(next_place(request, onwards))


def _save(request: HttpRequest, response: Response, asked: Question) -> None:
    shown = (request.POST.get("question"), request.POST.get("version"))
    if shown != (asked.key, str(asked.version_id)):
        raise QuestionNotAsked("This page has changed. Read the question again, then press Next.")
    if asked.kind == Question.Kind.INFORMATION:
        return
    save_answer(response=response, question=asked, given=_given(request, asked))


def _given(request: HttpRequest, asked: Question) -> Given:
    if request.POST.get("do") == "skip":
        return SKIPPED
    return understand(asked, dict(request.POST.lists()))


def _ask(
    request: HttpRequest,
    response: Response,
    pages: list[Question],
    asked: Question,
    problem: str = "",
) -> HttpResponse:
    answers = answers_of(response)
    filled = _typed(request) if problem else filled_from(answers.get(asked.pk))
    page = question_among(asked, pages, response.variant, filled)
    parent = next((other for other in pages if asked.follows and other.key == asked.follows), None)
    context = {
        "question": asked,
        "page": followed(page, parent, answers.get(parent.pk) if parent else None),
        "back": _back(request, asked),
        "returns": wants_check(request),
        "errors": [{"text": problem, "href": f"#{page.first_field}"}] if problem else [],
    }
    status = 422 if problem else 200
    return show(request, "surveys/question.html", response, context, status=status)


def _typed(request: HttpRequest) -> Filled:
    text = readable("\n".join(request.POST.getlist("text")))
    return Filled(frozenset(request.POST.getlist("choice")), text)


def _back(request: HttpRequest, asked: Question) -> str:
    place = request.place
    if wants_check(request):
        return place.check
    return place.question(asked.position - 1) if asked.position > 1 else place.who
