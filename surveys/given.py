"""What somebody gave as an answer, understood or refused in one plain sentence."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from surveys.models import Answer, Question

LONGEST_TEXT = 10_000
NON_ANSWERS = {Answer.State.DONT_KNOW, Answer.State.RATHER_NOT_SAY}
SCALE = ("yes", "sometimes", "no")


@dataclass(frozen=True, slots=True)
class Given:
    """A typed answer, not yet stored. Empty parts mean nothing was given there."""

    state: Answer.State
    choice: str = ""
    choices: tuple[str, ...] = ()
    text: str = ""


class NotUnderstood(ValueError):
    """The answer cannot be taken as it is; the message tells the person what to do."""


SKIPPED = Given(Answer.State.SKIPPED)


def understand(question: Question, values: Mapping[str, list[str]]) -> Given:
    """Return what was given to `question` in the form fields "choice" and "text".

    Nothing given at all is "skipped". Raises `NotUnderstood` for options the question does
    not have, more than one where one fits, and text too long or not made of letters.
    """
    choices = [value for value in values.get("choice", []) if value]
    text = understood_text(" ".join(values.get("text", [])))
    if question.kind == Question.Kind.TEXT:
        return _words(choices, text)
    if not choices:
        return SKIPPED
    if len(choices) == 1 and choices[0] in NON_ANSWERS:
        return Given(Answer.State(choices[0]))
    _check_options(question, choices)
    if question.kind == Question.Kind.SEVERAL:
        return Given(Answer.State.ANSWERED, choices=tuple(dict.fromkeys(choices)))
    if len(choices) > 1:
        raise NotUnderstood("Please choose one answer only.")
    return Given(Answer.State.ANSWERED, choice=choices[0])


def _words(choices: list[str], text: str) -> Given:
    if text:
        return Given(Answer.State.ANSWERED, text=text)
    if not choices:
        return SKIPPED
    if len(choices) == 1 and choices[0] in NON_ANSWERS:
        return Given(Answer.State(choices[0]))
    raise NotUnderstood("Please choose from the answers on this page.")


def _check_options(question: Question, choices: list[str]) -> None:
    known = set(option_keys(question))
    if any(choice in NON_ANSWERS for choice in choices):
        raise NotUnderstood("Please choose an answer, or choose that you do not know.")
    if not known.issuperset(choices):
        raise NotUnderstood("Please choose from the answers on this page.")


def option_keys(question: Question) -> tuple[str, ...]:
    """The keys that may be stored as an answer to this question."""
    if question.kind == Question.Kind.STATEMENT:
        return SCALE
    return tuple(option["key"] for option in question.options)


def understood_text(typed: str) -> str:
    """Return the words as they are kept: trimmed, one kind of new line, otherwise untouched."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST_TEXT:
        raise NotUnderstood(
            f"Your answer is too long. Please use fewer than {LONGEST_TEXT:,} letters."
        )
    if any(
        unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} and sign not in "\n\t"
        for sign in text
    ):
        raise NotUnderstood("We cannot read some of the letters. Please type your answer again.")
    return text
