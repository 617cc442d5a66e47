"""Things to choose from, and the words for each answer that may be stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.languages import in_language
from surveys.given import SCALE
from surveys.models import Answer, Question
from surveys.wordings import worded

FACES = {"yes": "face-happy", "sometimes": "face-straight", "no": "face-sad"}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on a card, with its picture beside its words."""

    value: str
    label: str
    picture: str | Mapping[str, str] = ""
    hint: str = ""
    checked: bool = False


def options_of(
    question: Question, variant: str, chosen: frozenset[str] = frozenset()
) -> list[Option]:
    """Return what may be chosen: the scale's faces and words, or the author's options."""
    if question.kind == Question.Kind.STATEMENT:
        words = dict(zip(SCALE, (_("Yes"), _("Sometimes"), _("No")), strict=True))
        return [Option(key, words[key], FACES[key], checked=key in chosen) for key in SCALE]
    words = worded(question, variant).options
    return [
        Option(
            option["key"],
            words[option["key"]],
            option.get("picture", ""),
            checked=option["key"] in chosen,
        )
        for option in question.options
    ]


def non_answers(chosen: frozenset[str] = frozenset()) -> list[Option]:
    """Return the two answers that stand beside the others, never hidden (rule 27)."""
    words = [
        (Answer.State.DONT_KNOW, _("I don’t know"), "face-thinking"),
        (Answer.State.RATHER_NOT_SAY, _("I don’t want to say"), "face-zipped"),
    ]
    return [
        Option(str(value), label, picture, checked=value in chosen)
        for value, label, picture in words
    ]


def answer_words(question: Question, answer: Answer | None, variant: str) -> str:
    """Say an answer in the words it was chosen in, one thing on a line."""
    if answer is None or answer.state == Answer.State.SKIPPED:
        return _("You did not answer this.")
    if answer.words_removed_at:
        return _("You wrote some words. We do not keep them any more.")
    if answer.text:
        return in_language(answer.text, answer.language)
    given = frozenset({answer.choice, *answer.choices, answer.state})
    known = [*options_of(question, variant, given), *non_answers(given)]
    return "\n".join(option.label for option in known if option.checked)
