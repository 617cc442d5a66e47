"""Sends the planned responses through the same actions as the web uses."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django_scopes import scope

from surveys.actions.responses import (
    Consent,
    save_answer,
    say_who,
    send_response,
    start_response,
)
from surveys.given import Given
from surveys.models import Answer, Question, Response, SurveyPage, SurveyVersion
from surveys.models.response import Variant

from . import about_people
from .shapes import PlannedAnswer, PlannedResponse


def send_all(survey: SurveyPage, planned: Iterable[PlannedResponse]) -> Iterator[Response]:
    """Give and send each planned response; one that was sent before is not sent again."""
    with scope(council=survey.council):
        version = SurveyVersion.objects.latest_of(survey)
        questions = {question.key: question for question in version.questions.all()}
        for plan in planned:
            yield _send(version, questions, plan)


def _send(
    version: SurveyVersion, questions: dict[str, Question], plan: PlannedResponse
) -> Response:
    start_key = uuid5(NAMESPACE_URL, f"demonstration/{version.survey.slug}/{plan.key}")
    sent = Response.objects.filter(start_key=start_key).exclude(state=Response.State.DRAFT)
    if found := sent.first():
        return found
    response = start_response(
        version=version,
        start_key=start_key,
        variant=plan.variant,
        consent=Consent(**plan.consent),
        mode=plan.mode,
    )
    pages = sorted(questions.values(), key=lambda question: question.position)
    say_who(response=response, voice=plan.voice, help=plan.helped_by)
    for key, answer in plan.answers.items():
        for question, given in _given(questions, key, answer, plan.variant):
            save_answer(response=response, question=question, given=given, pages=pages)
    about_people.say(response, plan.key)
    return send_response(response=response, sent_at=_noon(plan.sent_on))


def _given(
    questions: dict[str, Question], key: str, answer: PlannedAnswer, variant: str
) -> Iterator[tuple[Question, Given]]:
    question = questions[key]
    state = Answer.State(answer.state)
    if question.kind == Question.Kind.TEXT:
        yield question, Given(state, text=answer.text)
        return
    parts = [part for part in questions.values() if part.part_of == key]
    if question.kind == Question.Kind.SEVERAL:
        yield question, Given(state, choices=answer.choices)
    elif parts and variant == Variant.EASY_READ:
        yield from zip(parts, _in_parts(state, answer, len(parts)), strict=True)
    else:
        yield question, Given(state, choice="".join(answer.choices[:1]))
    if answer.text:
        yield questions[f"{key}-more"], Given(Answer.State.ANSWERED, text=answer.text)


def _in_parts(state: str, answer: PlannedAnswer, number: int) -> list[Given]:
    """Answers to the parts of a statement that say together what was planned for the whole."""
    choice = "".join(answer.choices[:1])
    # Two parts that differ are "sometimes" together.
    each = ["yes", "no"] * number if choice == "sometimes" else [choice] * number
    return [Given(state, choice=part) for part in each[:number]]


def _noon(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
