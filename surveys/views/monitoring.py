"""The questions about who answers: after the last question, before everything is checked."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cms.http import SeeOther
from surveys.actions.about_you import save_monitoring, skip_monitoring
from surveys.given import NotUnderstood
from surveys.models import Question, Response
from surveys.monitoring import Said, asked, understood_codes
from surveys.presenters.monitoring import about_page, about_question_page
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import path_of
from surveys.views.doors import while_answering
from surveys.views.drawing import show
from surveys.views.onwards import next_place, wants_check


@while_answering
def about(request: HttpRequest, response: Response) -> HttpResponse:
    """Say why we ask, and let a person skip all of it at once."""
    if not response.version.monitoring:
        return SeeOther(request.place.check)
    if request.method == "POST":
        return _begun(request, response)
    pages, _answers = path_of(response)
    last = request.place.question(pages[-1].position)
    context = {
        "page": about_page(response),
        "back": next_place(request, last),
        "returns": wants_check(request),
    }
    return show(request, "surveys/monitoring.html", response, context)


def _begun(request: HttpRequest, response: Response) -> HttpResponse:
    if request.POST.get("do") == "skip":
        skip_monitoring(response=response)
        return SeeOther(request.place.check)
    return SeeOther(_after(request, response, 0, said_about_you(response)))


@while_answering
def about_question(request: HttpRequest, response: Response, number: int) -> HttpResponse:
    """One question about the person, saved before the next one."""
    questions = response.version.monitoring
    if not 1 <= number <= len(questions):
        raise Http404("No such question.")
    said = said_about_you(response)
    if questions[number - 1] not in [question for _number, question in asked(questions, said)]:
        return SeeOther(_after(request, response, number, said))
    if request.method != "POST":
        return _ask(request, response, number, said)
    try:
        said = _saved(request, response, number)
    except NotUnderstood as problem:
        return _ask(request, response, number, said, str(problem))
    return SeeOther(next_place(request, _after(request, response, number, said)))


def _saved(request: HttpRequest, response: Response, number: int) -> Said:
    question = response.version.monitoring[number - 1]
    if request.POST.get("question") != question["slug"]:
        raise NotUnderstood(_("This page has changed. Read the question again, then press Next."))
    typed = [] if request.POST.get("do") == "skip" else request.POST.getlist("choice")
    codes = understood_codes(question, typed)
    return save_monitoring(response=response, slug=question["slug"], codes=codes)


def _after(request: HttpRequest, response: Response, number: int, said: Said) -> str:
    """Where a person goes from a question, or from before the first: the next one, or the check."""
    later = [
        other for other, _question in asked(response.version.monitoring, said) if other > number
    ]
    return request.place.about_question(later[0]) if later else request.place.check


def page_before_check(
    request: HttpRequest, response: Response, on_path: Sequence[Question], said: Said
) -> str:
    """Where the way back from the check page leads: to what was asked last."""
    if not response.version.monitoring:
        return request.place.question(on_path[-1].position)
    if not any(said.values()):
        return request.place.about
    return _before(request, response, len(response.version.monitoring) + 1, said)


def _before(request: HttpRequest, response: Response, number: int, said: Said) -> str:
    earlier = [
        other for other, _question in asked(response.version.monitoring, said) if other < number
    ]
    return request.place.about_question(earlier[-1]) if earlier else request.place.about


def _ask(
    request: HttpRequest, response: Response, number: int, said: Said, problem: str = ""
) -> HttpResponse:
    slug = response.version.monitoring[number - 1]["slug"]
    chosen = request.POST.getlist("choice") if problem else said.get(slug, ())
    page = about_question_page(response, number, said, chosen)
    context = {
        "page": page,
        "back": next_place(request, _before(request, response, number, said)),
        "returns": wants_check(request),
        "errors": [{"text": problem, "href": f"#{page.first_field}"}] if problem else [],
    }
    status = 422 if problem else 200
    return show(request, "surveys/monitoring_question.html", response, context, status=status)
