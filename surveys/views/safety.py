"""Somebody does not feel safe: help at once, and then only what they want passed on."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms import carrying, limits
from cms.http import SeeOther
from surveys.actions.disclosures import tell_safeguarding, told_before
from surveys.given import (
    LONGEST_CONTACT,
    LONGEST_TEXT,
    NotUnderstood,
    readable,
    understood_text,
)
from surveys.models import Disclosure, Question, Response, SurveyPage
from surveys.models.response import Variant
from surveys.presenters.frame import frame_of
from surveys.selectors.disclosures import disclosure_told
from surveys.selectors.responses import answer_to
from surveys.selectors.surveys import survey_of, version_to_answer
from surveys.unsafe import unsafe_in
from surveys.views.doors import response_of, survey_page
from surveys.views.drawing import not_open
from surveys.views.onwards import came_from

_signer = signing.Signer(salt="surveys.safe")
TELL = "tell"
# So many that no household, day centre or library reaches it: only a machine does.
TELLS_PER_HOUR = 120


@survey_page
def safe(request: HttpRequest) -> HttpResponse:
    """Numbers to ring now; then whether the safeguarding team is told. No yes: nothing is kept."""
    survey = _survey(request)
    if carrying.turns_to_ways(request):
        return carrying.to_ways(request)
    if request.method != "POST" or carrying.comes_back(request):
        return _ask(request, survey)
    try:
        told = _tell(request, survey)
    except WrongField as problem:
        return _ask(request, survey, problem)
    about = {"was": _signer.sign(str(told.key)), "next": came_from(request, request.place.safe)}
    return SeeOther(f"{request.place.told}?{urlencode(about)}")


@survey_page
def told(request: HttpRequest) -> HttpResponse:
    """Say that the team was told, when, and whether anybody can call back."""
    survey = _survey(request)
    key = _unsigned(request.GET.get("was"))
    disclosure = disclosure_told(survey, key) if key else None
    if disclosure is None:
        return SeeOther(request.place.safe)
    return _show(request, survey, "surveys/safe_told.html", {"disclosure": disclosure})


def help_first(
    request: HttpRequest,
    response: Response,
    question: Question,
    save: Callable[[], HttpResponse],
) -> HttpResponse:
    """Save an answer; where it newly says that somebody does not feel safe, show help first.

    The way on leads to the page they would have gone to. The same answer again shows it no more.
    """
    if not question.unsafe_answers:
        return save()
    before = unsafe_in(question, answer_to(response, question))
    reply = save()
    if unsafe_in(question, answer_to(response, question)) <= before:
        return reply
    about = {"saved": 1, "next": getattr(reply, "url", request.path)}
    return SeeOther(f"{request.place.safe}?{urlencode(about)}")


class WrongField(ValueError):
    """What was typed cannot be taken as it is; `field` is where."""

    status = 422

    def __init__(self, problem: str, field: str) -> None:
        super().__init__(problem)
        self.field = field


class TooOften(WrongField):
    """So much was told from this address that no more is passed on for now. Help still shows."""

    status = 429


def _tell(request: HttpRequest, survey: SurveyPage) -> Disclosure:
    key = _unsigned(request.POST.get("key"))
    words = _typed(request, "words", LONGEST_TEXT)
    reach = " ".join(_typed(request, "reach", LONGEST_CONTACT).split())
    if key is None:
        raise WrongField(_("This page is out of date. Please press Yes again."), "tell")
    about = {"survey": survey, "key": key, "words": words, "reach": reach}
    # What was passed on already is never said to be refused.
    if told := told_before(**about):
        return told
    _check_not_too_often(request)
    told = tell_safeguarding(**about, response=response_of(request))
    limits.count(TELL, request)
    return told


def _check_not_too_often(request: HttpRequest) -> None:
    if limits.is_reached(TELL, TELLS_PER_HOUR, request):
        problem = _(
            "We have not told the team. Very many messages came from here in the last hour. "
            "Please ring one of these numbers."
        )
        raise TooOften(problem, "get-help")


def _typed(request: HttpRequest, field: str, longest: int) -> str:
    try:
        return understood_text("\n".join(request.POST.getlist(field)), longest)
    except NotUnderstood as problem:
        raise WrongField(str(problem), field) from problem


def _ask(
    request: HttpRequest, survey: SurveyPage, problem: WrongField | None = None
) -> HttpResponse:
    # A key that was used stays: pressing Yes again after a correction tells once.
    key = _unsigned(request.POST.get("key")) or uuid4()
    context = {
        "key": _signer.sign(str(key)),
        "words": readable("\n".join(request.POST.getlist("words"))),
        "reach": readable(" ".join(request.POST.getlist("reach"))),
        "saved": "saved" in request.GET,
        "problem": {problem.field: str(problem)} if problem else {},
        "errors": [{"text": str(problem), "href": f"#{problem.field}"}] if problem else [],
    }
    return _show(
        request, survey, "surveys/safe.html", context, status=problem.status if problem else 200
    )


def _show(
    request: HttpRequest, survey: SurveyPage, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    version = version_to_answer(survey)
    if version is None:
        return not_open(request)
    frame = frame_of(version, Variant.EASY_READ, request.place)
    context |= {"frame": frame, "back": came_from(request, request.place.safe)}
    return render(request, template, context, status=status)


def _survey(request: HttpRequest) -> SurveyPage:
    """The survey in the address, open or closed: help is never refused for that."""
    survey = survey_of(request.council, request.place.survey)
    if survey is None:
        raise Http404("No such survey.")
    return survey


def _unsigned(signed: str | None) -> UUID | None:
    try:
        return UUID(_signer.unsign(signed or ""))
    except (signing.BadSignature, ValueError):
        return None
