"""What somebody gave as an answer, understood or refused in one plain sentence."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.models import Answer, Question

LONGEST_TEXT = 10_000
LONGEST_CONTACT = 300
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
    text = _one_text(values.get("text", []))
    if question.kind == Question.Kind.TEXT:
        return _words(choices, text)
    if not choices:
        return SKIPPED
    if len(choices) == 1 and choices[0] in NON_ANSWERS:
        return Given(Answer.State(choices[0]))
    _check_options(question, choices)
    if question.kind == Question.Kind.SEVERAL:
        return Given(Answer.State.ANSWERED, choices=tuple(dict.fromkeys(choices)))
    return Given(Answer.State.ANSWERED, choice=one_of(option_keys(question), choices))


def _one_text(texts: Sequence[str]) -> str:
    if len(texts) > 1:
        raise NotUnderstood(_("Your words came more than once. Check them, then press Next."))
    return understood_text("".join(texts))


def _words(choices: list[str], text: str) -> Given:
    if len(choices) > 1 or not NON_ANSWERS.issuperset(choices):
        raise NotUnderstood(_("Please choose from the answers on this page."))
    if text and choices:
        # Neither may be dropped: only the person knows which of the two they mean.
        raise NotUnderstood(
            _("You wrote some words too. Press Next to keep your words. Or take them out.")
        )
    if text:
        return Given(Answer.State.ANSWERED, text=text)
    return Given(Answer.State(choices[0])) if choices else SKIPPED


def _check_options(question: Question, choices: list[str]) -> None:
    known = set(option_keys(question))
    if any(choice in NON_ANSWERS for choice in choices):
        raise NotUnderstood(_("Please choose an answer, or choose that you do not know."))
    if not known.issuperset(choices):
        raise NotUnderstood(_("Please choose from the answers on this page."))


def one_of(known: Collection[str], choices: Sequence[str]) -> str:
    """Return the one choice that was made among those known; nothing chosen is ""."""
    made = [choice for choice in choices if choice]
    if not set(known).issuperset(made):
        raise NotUnderstood(_("Please choose from the answers on this page."))
    if len(made) > 1:
        raise NotUnderstood(_("Please choose one answer only."))
    return made[0] if made else ""


def option_keys(question: Question) -> tuple[str, ...]:
    """The keys that may be stored as an answer to this question."""
    if question.kind == Question.Kind.STATEMENT:
        return SCALE
    return tuple(option["key"] for option in question.options)


def understood_text(typed: str, longest: int = LONGEST_TEXT) -> str:
    """Return the words as they are kept: trimmed, one kind of new line, otherwise untouched."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > longest:
        raise NotUnderstood(
            ngettext(
                "This is too long. Please use fewer than {number} letter.",
                "This is too long. Please use fewer than {number} letters.",
                longest,
            ).format(number=f"{longest:,}")
        )
    if not all(map(_is_readable, text)):
        raise NotUnderstood(
            _("We took out some signs that we cannot read. Check your words, then press Next.")
        )
    return text


def understood_contact(typed: Sequence[str]) -> str:
    """Return how a person can be reached, on one line."""
    if len(typed) > 1:
        raise NotUnderstood(_("Your words came more than once. Please write them once."))
    details = " ".join(understood_text("".join(typed), LONGEST_CONTACT).split())
    if not details:
        raise NotUnderstood(_("Please write a phone number or an email. Or close this page."))
    return details


def readable(typed: str) -> str:
    """Return what was typed without the signs that `understood_text` refuses."""
    return "".join(filter(_is_readable, typed.replace("\r\n", "\n").replace("\r", "\n")))


def _is_readable(sign: str) -> bool:
    # Unassigned signs are let in: an emoji newer than this Python is still somebody's answer.
    if sign in "\n\t":
        return True
    broken = sign == "\ufffd" or ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"
    return not broken and unicodedata.category(sign) not in {"Cc", "Cs"}
