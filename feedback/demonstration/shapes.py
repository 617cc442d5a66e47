"""The shapes the demonstration's content takes once it is read from its files."""

from dataclasses import dataclass
from datetime import date

ASKED = ("statement", "single_choice", "several_choices", "free_text")


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing said twice: in standard words and in easy read."""

    standard: str
    easy_read: str


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word some readers will not know, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of the introduction, with the name of a picture in the bank."""

    key: str
    wording: Wording
    picture: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice question."""

    key: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class AskedWhen:
    """The short name of an earlier question, and the keys of the answers that lead on."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a survey: a question, something to read, or the heading of a section.

    `tell_more` is the wording of "tell us more", or None where that is not asked. `in_parts`: its
    I-statement holds more than one idea, and easy-read readers are asked each by itself.
    """

    kind: str
    key: str
    wording: Wording
    picture: str = ""
    hard_words: tuple[HardWord, ...] = ()
    i_statement: str = ""
    context: bool = False
    question_type: str = ""
    tell_more: Wording | None = None
    choices: tuple[Choice, ...] = ()
    name: str = ""
    asked_when: AskedWhen | None = None
    in_parts: bool = False
    unsafe_when_no: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether this step waits for an answer."""
        return self.kind in ASKED

    @property
    def takes_words(self) -> bool:
        """Whether a person can write an answer here."""
        return self.kind == "free_text" or self.tell_more is not None


@dataclass(frozen=True, slots=True)
class SurveyContent:
    """A whole survey as it is written down; `council` is a GSS code.

    `monitoring` are slugs of the questions about who answers that are asked at its end.
    """

    slug: str
    council: str
    title: Wording
    intro: tuple[Passage, ...]
    closing: Wording
    steps: tuple[Step, ...]
    monitoring: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Step, ...]:
        """The steps that are asked, in order."""
        return tuple(step for step in self.steps if step.is_asked)


@dataclass(frozen=True, slots=True)
class Comment:
    """One made-up comment and its author's label; one `speaker` may have made several.

    `holds` is "concern" (a safeguarding concern), "identifier" (something to redact) or "".
    """

    id: str
    survey: str
    speaker: str
    question_key: str
    voice: str
    variant: str
    text: str
    qs: tuple[str, ...]
    sentiment3: int
    holds: str


@dataclass(frozen=True, slots=True)
class NhsComment:
    """One real Friends and Family Test answer, 1 (very positive) to 5 (very negative)."""

    id: str
    question_type: str
    text: str
    sentiment: int
    labels: tuple[str, ...]
    qs_proxy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenComment:
    """One comment of the labelled set written for the project before the demonstration."""

    id: str
    kind: str
    question_type: str
    text: str
    qs: tuple[str, ...]
    sentiment3: int


@dataclass(frozen=True, slots=True)
class PlannedAnswer:
    """What one planned person answers to one question; a non-answer is a state and nothing else."""

    state: str
    choices: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlannedResponse:
    """One whole response the demonstration will send, as the web would send it."""

    key: str
    variant: str
    voice: str
    helped_by: str
    mode: str
    sent_on: date
    consent: dict[str, bool]
    answers: dict[str, PlannedAnswer]
