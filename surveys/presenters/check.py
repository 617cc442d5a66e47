"""What a person sees of their own answers: before they send, and later with their code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.languages import Words
from surveys.models import Answer, Question, Response
from surveys.models.response import Help, Voice
from surveys.places import Place
from surveys.presenters.agreement import consent_choices, consent_of
from surveys.presenters.options import answer_words
from surveys.presenters.who import (
    asks_helper,
    help_words,
    helper_heading,
    helper_words,
    who_words,
)
from surveys.wordings import question_words

CHANGE = "?return=check"


@dataclass(frozen=True, slots=True)
class Row:
    """A question, what was answered, and where the answer is changed."""

    question: str
    answer: str
    href: str = ""


def answer_rows(
    response: Response,
    pages: Sequence[Question],
    answers: Mapping[int, Answer],
    place: Place | None = None,
) -> list[Row]:
    """Return every question with its answer; with a `place`, each says where to change it."""
    return [
        Row(
            _one_line(question_words(page, response.variant, response.voice)),
            answer_words(page, answers.get(page.pk), response.variant),
            f"{place.question(page.position)}{CHANGE}" if place else "",
        )
        for page in pages
        if page.kind != Question.Kind.INFORMATION
    ]


def about_rows(response: Response, place: Place) -> list[Row]:
    """Return who answers, how somebody helped, and what we may do with the answers."""
    rows = [Row(_("Who is answering?"), who_words(response), f"{place.who}{CHANGE}")]
    if response.voice != Voice.ON_BEHALF and response.help != Help.TYPED_FOR:
        rows.append(
            Row(_("Does someone help you to answer?"), help_words(response), place.helped + CHANGE)
        )
    if asks_helper(response):
        rows.append(Row(helper_heading(response), helper_words(response), place.helper + CHANGE))
    agreed = [choice.label for choice in consent_choices(consent_of(response), 0) if choice.checked]
    rows.append(Row(_("What you agree to"), "\n".join(agreed), f"{place.agree}{CHANGE}"))
    return rows


def _one_line(words: Words) -> Words:
    return Words(" ".join(words.split()), words.lang)
