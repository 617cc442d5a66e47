"""The fields of a printed form, by name, and what stands in them once it was typed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from surveys import paths
from surveys.given import Given
from surveys.models import Answer, Question
from surveys.models.response import Help, Helper, Variant, Voice

# Two keys every question has beside its boxes.
EMPTY = "-empty"
UNCLEAR = "-unclear"
# A text question's key for "there are words".
WORDS = "-words"

# What the form lets a person tick under "Who is answering?".
VOICES = {
    "me": Voice.PERSON,
    "carer": Voice.CARER,
    "writing": Voice.PERSON,
    "on-behalf": Voice.ON_BEHALF,
}
HELPS = [value for value in Help.values if value]
HELPERS = [value for value in Helper.values if value]
LEAVE_OUT = "leave_out"


@dataclass(slots=True)
class Typed:
    """One form as it was typed. `answers` is by question key, `about` by slug.

    `unclear` are the fields whose marks nobody could read, `left_out` those with an answer to a
    question that this person was not asked.
    """

    consents: frozenset[str] = frozenset()
    language: str = settings.LANGUAGE_CODE
    voice: Voice = Voice.PERSON
    help: Help = Help.UNKNOWN
    helper: Helper = Helper.UNKNOWN
    answers: dict[str, Given] = field(default_factory=dict)
    about: dict[str, list[str]] = field(default_factory=dict)
    contact: str = ""
    unclear: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)


def printed(pages: Sequence[Question], variant: str) -> list[Question]:
    """Return the pages a printed form shows: a question's parts in easy read, else the whole."""
    in_parts = {page.part_of for page in pages if page.part_of}
    easy_read = variant == Variant.EASY_READ
    return [
        page
        for page in pages
        if (easy_read or not page.part_of) and not (easy_read and page.key in in_parts)
    ]


def question_field(page: Question) -> str:
    """The name of the fields a question is typed in."""
    return f"q{page.position}"


def about_field(number: int) -> str:
    """The name of the field of a question about the person."""
    return f"m{number}"


def keys_asked(
    pages: Sequence[Question], answers: Mapping[str, Given], variant: str
) -> frozenset[str]:
    """The keys of the questions a person is asked who gave these answers."""
    rows = {
        page.pk: Answer(
            question=page,
            state=answers[page.key].state,
            choice=answers[page.key].choice,
            choices=list(answers[page.key].choices),
        )
        for page in pages
        if page.key in answers
    }
    return frozenset(
        page.key
        for page in paths.asked(pages, rows, variant)
        if page.kind != Question.Kind.INFORMATION
    )
