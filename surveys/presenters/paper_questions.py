"""The questions of a printed form: each once, with a number, and who is to answer it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from django.utils.translation import gettext as _

from cms.languages import Words
from surveys.models import Question
from surveys.models.response import Variant
from surveys.paper_form import printed
from surveys.presenters.options import Option, non_answers, options_of
from surveys.wordings import worded

LINES = 6


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Boxes to tick under one heading; most questions have one group, without a heading."""

    heading: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question as it is printed. `number` is None for words that ask nothing."""

    text: Words
    number: int | None
    picture: str | Mapping[str, str]
    easy_read: bool
    section: str = ""
    hard_words: Sequence[Mapping[str, str]] = ()
    groups: Sequence[TickGroup] = ()
    several: bool = False
    lines: range = range(0)
    only_if: str = ""


def paper_questions(pages: Sequence[Question], variant: str) -> list[PaperQuestion]:
    """Return what is printed, in order; an easy-read reader gets the parts of a question."""
    shown = printed(pages, variant)
    numbers = _numbers(shown)
    questions = [
        _question(page, variant, numbers[page.key], _only_if(page, shown, numbers, variant))
        for page in shown
    ]
    sections = ["", *(question.section for question in questions)]
    # A heading stands over its first question only.
    return [
        replace(question, section="") if question.section == before else question
        for question, before in zip(questions, sections, strict=False)
    ]


def only_if(answers: Iterable[str], numbers: Iterable[int]) -> str:
    """Say to whom a question is put, where not everybody answers it."""
    return _("Answer this only if you ticked {answers} in question {numbers}.").format(
        answers=either([f"“{answer}”" for answer in answers]),
        numbers=either([str(number) for number in numbers]),
    )


def either(words: Sequence[str]) -> str:
    """Join words so that one of them is enough."""
    return reduce(lambda one, other: _("{one} or {other}").format(one=one, other=other), words)


def _numbers(pages: Sequence[Question]) -> dict[str, int | None]:
    asking = [page.key for page in pages if page.kind != Question.Kind.INFORMATION]
    numbers = {key: number for number, key in enumerate(asking, start=1)}
    return {page.key: numbers.get(page.key) for page in pages}


def _question(page: Question, variant: str, number: int | None, condition: str) -> PaperQuestion:
    words = worded(page, variant)
    return PaperQuestion(
        text=words.text,
        number=number,
        picture=page.picture,
        easy_read=variant == Variant.EASY_READ,
        section=words.section,
        hard_words=words.hard_words,
        groups=_groups(page, variant) if number else (),
        several=page.kind == Question.Kind.SEVERAL,
        lines=range(LINES if page.kind == Question.Kind.TEXT else 0),
        only_if=condition,
    )


def _groups(page: Question, variant: str) -> list[TickGroup]:
    if page.kind == Question.Kind.TEXT:
        return [TickGroup("", non_answers())]
    return [TickGroup("", [*options_of(page, variant), *non_answers()])]


def _only_if(
    page: Question,
    shown: Sequence[Question],
    numbers: Mapping[str, int | None],
    variant: str,
) -> str:
    condition = page.asked_when or {}
    asking = [
        other
        for other in shown
        if condition.get("key") in (other.key, other.part_of) and not other.follows
    ]
    if not asking:
        return ""
    labels = {option.value: option.label for option in options_of(asking[0], variant)}
    ticked = [labels[answer] for answer in condition["answers"] if answer in labels]
    return only_if(ticked, [numbers[other.key] or 0 for other in asking]) if ticked else ""
