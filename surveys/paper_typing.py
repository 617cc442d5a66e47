"""What somebody typed of one form, understood as a whole or refused field by field.

Every question asks for a key, also where the paper is empty: a field nobody touched is the
typist's slip and not the person's skip.
"""

from collections.abc import Mapping, Sequence

from django.conf import settings

from surveys import monitoring
from surveys.given import (
    SKIPPED,
    Given,
    NotUnderstood,
    understand,
    understood_contact,
)
from surveys.models import Answer, Question, SurveyVersion
from surveys.models.response import CONSENTS, Help, Helper, Voice
from surveys.paper_form import (
    EMPTY,
    HELPERS,
    HELPS,
    LEAVE_OUT,
    UNCLEAR,
    VOICES,
    WORDS,
    Typed,
    about_field,
    keys_asked,
    printed,
    question_field,
)

Values = Mapping[str, list[str]]
NOT_TOUCHED = "Choose what is ticked, or “Left empty”."


class FormNotUnderstood(ValueError):
    """Some fields cannot be taken; `problems` says of each, in the form's order, what to do."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("Some fields cannot be taken.")
        self.problems = dict(problems)


def keeps(values: Values) -> bool:
    """True when the form agrees that its answers are kept. Without it nothing else is read.

    Raises `FormNotUnderstood` when the boxes were not looked at.
    """
    return "keep" in _consents(values)


def understand_form(
    version: SurveyVersion, pages: Sequence[Question], variant: str, values: Values
) -> Typed:
    """Return what was typed of a form in this wording; `pages` are all of the version's.

    Raises `FormNotUnderstood` for fields left untouched, and for what does not fit or would be
    left out without anybody having agreed to that.
    """
    typed = Typed(consents=_consents(values))
    problems: dict[str, str] = {}
    _read_who(typed, values, problems)
    _read_answers(typed, pages, variant, values, problems)
    _read_about(typed, version, values, problems)
    _read_contact(typed, values, problems)
    if typed.left_out and LEAVE_OUT not in values:
        problems[LEAVE_OUT] = (
            "The form has answers to questions that this person was not asked. "
            "They cannot be kept. Check them, then tick the box at the end."
        )
    if problems:
        raise FormNotUnderstood(problems)
    return typed


def _consents(values: Values) -> frozenset[str]:
    ticked = [value for value in values.get("agree", []) if value]
    if not set(ticked).issubset({*CONSENTS, EMPTY}):
        raise FormNotUnderstood({"agree": "Choose from the boxes on the form."})
    if not ticked:
        raise FormNotUnderstood({"agree": "Say which boxes are ticked, or “None is ticked”."})
    if EMPTY in ticked and len(ticked) > 1:
        raise FormNotUnderstood({"agree": "You chose “None is ticked” and a box. Take one out."})
    return frozenset(ticked) - {EMPTY}


def _read_who(typed: Typed, values: Values, problems: dict[str, str]) -> None:
    language = "".join(values.get("language", [])) or settings.LANGUAGE_CODE
    if language not in dict(settings.LANGUAGES):
        problems["language"] = "Choose the language that the answers are in."
    typed.language = language
    who = _one("who", list(VOICES), values, typed, problems)
    typed.voice = VOICES.get(who, Voice.PERSON)
    typed.help = Help(_one("help", HELPS, values, typed, problems))
    typed.helper = Helper(_one("helper", HELPERS, values, typed, problems))
    if who == "writing" and typed.help == Help.ALONE:
        problems["help"] = (
            "The form says that somebody writes the words down, and that nobody helps. "
            "Choose “Cannot tell” for one of them."
        )
    elif who == "writing" and not typed.help:
        typed.help = Help.TYPED_FOR
    if typed.help == Help.ALONE and typed.helper:
        problems["helper"] = (
            "The form says that nobody helps, and who helps. Choose “Cannot tell” for one of them."
        )


def _one(
    name: str, known: list[str], values: Values, typed: Typed, problems: dict[str, str]
) -> str:
    chosen = [value for value in values.get(name, []) if value]
    if not chosen:
        problems[name] = NOT_TOUCHED
    elif len(chosen) > 1 or chosen[0] not in {*known, EMPTY, UNCLEAR}:
        problems[name] = "Choose one of the boxes on the form."
    elif chosen[0] == UNCLEAR:
        typed.unclear.add(name)
    elif chosen[0] != EMPTY:
        return chosen[0]
    return ""


def _read_answers(
    typed: Typed,
    pages: Sequence[Question],
    variant: str,
    values: Values,
    problems: dict[str, str],
) -> None:
    asking = [page for page in printed(pages, variant) if page.kind != Question.Kind.INFORMATION]
    for page in asking:
        try:
            given = _given(page, values, typed)
        except NotUnderstood as problem:
            problems[question_field(page)] = str(problem)
            given = SKIPPED
        if given is not None:
            typed.answers[page.key] = given
    on_path = keys_asked(pages, typed.answers, variant)
    for page in asking:
        name = question_field(page)
        if page.key in on_path and page.key not in typed.answers:
            problems[name] = NOT_TOUCHED
        elif page.key not in on_path and _was_given(typed.answers.pop(page.key, SKIPPED)):
            typed.left_out.append(name)


def _was_given(given: Given) -> bool:
    return given.state != Answer.State.SKIPPED


def _given(page: Question, values: Values, typed: Typed) -> Given | None:
    """What was typed of one question; None where nobody touched it."""
    name = question_field(page)
    choices = [value for value in values.get(name, []) if value]
    texts = values.get(f"{name}-text", []) if page.kind == Question.Kind.TEXT else []
    has_words = any(text.strip() for text in texts)
    if EMPTY in choices or UNCLEAR in choices:
        if len(choices) > 1 or has_words:
            raise NotUnderstood("Two of your keys do not fit together. Take one out.")
        if UNCLEAR in choices:
            typed.unclear.add(name)
        return SKIPPED
    if WORDS in choices and page.kind == Question.Kind.TEXT:
        if not has_words:
            raise NotUnderstood("Type the words, or choose “Left empty”.")
        choices.remove(WORDS)
    if not choices and not has_words:
        return None
    return understand(page, {"choice": choices, "text": texts})


def _read_about(
    typed: Typed, version: SurveyVersion, values: Values, problems: dict[str, str]
) -> None:
    touched: dict[str, str] = {}
    for number, question in enumerate(version.monitoring, start=1):
        name = about_field(number)
        chosen = [value for value in values.get(name, []) if value]
        touched[question["slug"]] = name if chosen else ""
        try:
            typed.about[question["slug"]] = _codes(name, question, chosen, typed)
        except NotUnderstood as problem:
            problems[name] = str(problem)
    asked = {question["slug"] for _, question in monitoring.asked(version.monitoring, typed.about)}
    for number, question in enumerate(version.monitoring, start=1):
        slug, name = question["slug"], about_field(number)
        if slug in asked and not touched[slug]:
            problems[name] = NOT_TOUCHED
        elif slug not in asked and typed.about.pop(slug, []):
            typed.left_out.append(name)


def _codes(name: str, question: monitoring.Frozen, chosen: list[str], typed: Typed) -> list[str]:
    if EMPTY in chosen or UNCLEAR in chosen:
        if len(chosen) > 1:
            raise NotUnderstood("Two of your keys do not fit together. Take one out.")
        if UNCLEAR in chosen:
            typed.unclear.add(name)
        return []
    return monitoring.understood_codes(question, chosen)


def _read_contact(typed: Typed, values: Values, problems: dict[str, str]) -> None:
    written = [text for text in values.get("contact", []) if text.strip()]
    try:
        typed.contact = understood_contact(written) if written else ""
    except NotUnderstood as problem:
        problems["contact"] = str(problem)
        return
    if typed.contact and "contact" not in typed.consents:
        typed.contact = ""
        problems["contact"] = (
            "“You can contact me” is not ticked. Take this out: it must not be kept."
        )
