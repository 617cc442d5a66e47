"""The questions about who answers, as a printed form asks them: apart, on pages of their own."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from cms.languages import OURS, Words, in_english, spoken
from surveys.models.response import Variant
from surveys.presenters.monitoring import PICTURES
from surveys.presenters.options import Option
from surveys.presenters.paper_questions import PaperQuestion, TickGroup, either

Frozen = Mapping[str, Any]


def about_questions(monitoring: Sequence[Frozen], variant: str) -> list[PaperQuestion]:
    """Return every question about the person, numbered from 1 in a part of its own."""
    numbers = {question["slug"]: number for number, question in enumerate(monitoring, start=1)}
    by_slug = {question["slug"]: question for question in monitoring}
    return [
        PaperQuestion(
            text=_said(question["easy_read" if variant == Variant.EASY_READ else "standard"]),
            number=numbers[question["slug"]],
            picture=PICTURES.get(question["slug"], "identity-card"),
            easy_read=variant == Variant.EASY_READ,
            groups=_groups(question, variant),
            several=question["multiple"],
            only_if=_only_if(question, by_slug, numbers, variant),
        )
        for question in monitoring
    ]


def _groups(question: Frozen, variant: str) -> list[TickGroup]:
    grouped = groupby(question["options"], key=lambda option: option.get("heading", ""))
    return [
        TickGroup(
            _said(heading),
            [Option(option["code"], _label(option, variant)) for option in options],
        )
        for heading, options in grouped
    ]


def _only_if(
    question: Frozen, by_slug: Mapping[str, Frozen], numbers: Mapping[str, int], variant: str
) -> str:
    condition = question.get("asked_when")
    if not condition or condition["slug"] not in by_slug:
        return ""
    answers = [
        f"“{_label(option, variant)}”"
        for option in by_slug[condition["slug"]]["options"]
        if option["code"] in condition["codes"]
    ]
    return _("Answer this only if you ticked {answers} in question {number} about you.").format(
        answers=either(answers), number=numbers[condition["slug"]]
    )


def _label(option: Frozen, variant: str) -> Words:
    return _said(option["easy_read" if variant == Variant.EASY_READ else "label"])


def _said(text: str) -> Words:
    """Say words of the list in the page's language; English where the catalogue has none."""
    words = _(text) if text else ""
    return in_english(text) if words == text and spoken() != OURS else Words(words)
