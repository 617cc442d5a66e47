"""The screen that one form is typed in on: every field of the form, with a key for every box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from surveys.actions.responses import Consent
from surveys.models import PaperBatch, Question
from surveys.models.response import Mode, Variant
from surveys.paper_form import (
    EMPTY,
    LEAVE_OUT,
    UNCLEAR,
    WORDS,
    about_field,
    printed,
    question_field,
)
from surveys.presenters.agreement import consent_choices
from surveys.presenters.options import Option
from surveys.presenters.paper_about import about_questions
from surveys.presenters.paper_questions import PaperQuestion, TickGroup, paper_questions
from surveys.presenters.passages import Passage, passages
from surveys.presenters.who import help_options, helper_options, who_options

# From the top of the form's boxes to the bottom; "0" and "x" are the same for every question.
KEYS = "123456789abcdefghijklmnopqrstuvwyz"
EMPTY_KEY, UNCLEAR_KEY = "0", "x"
# What is wrong with the page itself is said about the whole form.
IDS = {"key": "typing"}
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form: what is stored for it, and the key that chooses it."""

    id: str
    value: str
    key: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """Boxes under one heading; most fields have one group, without a heading."""

    heading: str
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class EntryField:
    """One question of the form, with what was typed of it so far."""

    name: str
    text: str
    hint: str
    groups: list[BoxGroup]
    several: bool
    has_words: bool = False
    words: str = ""
    error: str = ""

    @property
    def first(self) -> str:
        """The id of the first box, where an error leads to."""
        return self.groups[0].boxes[0].id


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list, with whether it is chosen."""

    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A form to type in. `focus` is the id of the field to begin in."""

    consent: EntryField
    who: list[EntryField]
    questions: list[EntryField]
    about: list[EntryField]
    languages: list[Choice]
    language_error: str
    contact: str
    contact_error: str
    leave_out: str
    read_aloud: Sequence[Passage]
    errors: list[dict[str, str]]
    focus: str
    easy_read: bool
    asks_contact: bool


def entry_page(
    batch: PaperBatch,
    pages: Sequence[Question],
    variant: str,
    values: Values,
    problems: Mapping[str, str],
    *,
    asks_contact: bool = True,
) -> EntryPage:
    """Return the screen of a form in this wording, filled with `values`."""
    make = _Fields(values, problems, spoken=batch.mode != Mode.PAPER)
    asking = [page for page in printed(pages, variant) if page.kind != Question.Kind.INFORMATION]
    shown = [question for question in paper_questions(pages, variant) if question.number]
    consent = make.consent(batch.version.months_kept)
    page = EntryPage(
        consent=consent,
        who=make.who(),
        questions=[
            make.question(question_field(page), question, has_words=page.kind == "text")
            for page, question in zip(asking, shown, strict=True)
        ],
        about=[
            make.question(about_field(number), question, about=True)
            for number, question in enumerate(
                about_questions(batch.version.monitoring, variant), start=1
            )
        ],
        languages=_languages(batch, values),
        language_error=problems.get("language", ""),
        contact="".join(values.get("contact", [])) if asks_contact else "",
        contact_error=problems.get("contact", ""),
        leave_out=problems.get(LEAVE_OUT, ""),
        read_aloud=passages(batch.version, variant) if make.spoken else [],
        errors=_errors(problems, make.made),
        focus=next(
            (make.made[name].first for name in problems if name in make.made), consent.first
        ),
        easy_read=variant == Variant.EASY_READ,
        asks_contact=asks_contact,
    )
    return page


def _errors(problems: Mapping[str, str], fields: Mapping[str, EntryField]) -> list[dict[str, str]]:
    return [
        {
            "text": f"{fields[name].text} {text}" if name in fields else text,
            "href": f"#{fields[name].first if name in fields else IDS.get(name, name)}",
        }
        for name, text in problems.items()
    ]


def _languages(batch: PaperBatch, values: Values) -> list[Choice]:
    chosen = "".join(values.get("language", [])) or batch.language
    return [Choice(code, name, code == chosen) for code, name in settings.LANGUAGES]


class _Fields:
    """Makes fields one after the other, and keeps them by name."""

    def __init__(self, values: Values, problems: Mapping[str, str], *, spoken: bool) -> None:
        self.values, self.problems, self.spoken = values, problems, spoken
        self.made: dict[str, EntryField] = {}

    def consent(self, months_kept: int) -> EntryField:
        choices = consent_choices(Consent(), months_kept)
        options = [Option(choice.name, choice.label) for choice in choices]
        none = "The person agrees to none" if self.spoken else "None is ticked"
        heading = "What does the person agree to?" if self.spoken else "What is ticked?"
        return self._field(
            "agree", heading, "", [TickGroup("", options)], several=True, beside=[(EMPTY, none)]
        )

    def who(self) -> list[EntryField]:
        asked = [
            ("who", "Who is answering?", who_options("")),
            ("help", "Does someone help?", help_options("")),
            ("helper", "Who helps?", helper_options("")),
        ]
        return [
            self._field(name, heading, "", [TickGroup("", options)])
            for name, heading, options in asked
        ]

    def question(
        self, name: str, question: PaperQuestion, *, has_words: bool = False, about: bool = False
    ) -> EntryField:
        groups = list(question.groups)
        if has_words:
            words = "The person said something" if self.spoken else "Words are written"
            groups = [TickGroup("", [Option(WORDS, words), *groups[0].options])]
        return self._field(
            name,
            f"{question.number}. {' '.join(question.text.split())}",
            question.only_if,
            groups,
            several=question.several,
            has_words=has_words,
        )

    def _field(
        self,
        name: str,
        text: str,
        hint: str,
        groups: Iterable[TickGroup],
        *,
        several: bool = False,
        has_words: bool = False,
        beside: Sequence[tuple[str, str]] = (),
    ) -> EntryField:
        chosen = set(self.values.get(name, []))
        keys = iter(KEYS)
        made = [
            BoxGroup(
                group.heading, [self._box(name, o, next(keys, ""), chosen) for o in group.options]
            )
            for group in groups
        ]
        empty = "Did not answer" if self.spoken else "Left empty"
        pair = beside or [(EMPTY, empty), (UNCLEAR, "Cannot tell what is meant")]
        made.append(
            BoxGroup(
                "",
                [
                    self._box(
                        name,
                        Option(value, label),
                        EMPTY_KEY if value == EMPTY else UNCLEAR_KEY,
                        chosen,
                    )
                    for value, label in pair
                ],
            )
        )
        field = EntryField(
            name=name,
            text=text,
            hint=hint,
            groups=made,
            several=several,
            has_words=has_words,
            words="".join(self.values.get(f"{name}-text", [])) if has_words else "",
            error=self.problems.get(name, ""),
        )
        self.made[name] = field
        return field

    def _box(self, name: str, option: Option, key: str, chosen: set[str]) -> Box:
        return Box(
            f"{name}-{key or option.value}", option.value, key, option.label, option.value in chosen
        )
