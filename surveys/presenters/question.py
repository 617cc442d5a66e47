"""The words, options and pictures of one question page; the template only places them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.models import Answer, Question
from surveys.models.response import Variant, Voice
from surveys.presenters.options import Option, answer_words, non_answers, options_of
from surveys.wordings import question_words, worded

PARTS = {
    Question.Kind.STATEMENT: "surveys/parts/one.html",
    Question.Kind.SINGLE: "surveys/parts/one.html",
    Question.Kind.SEVERAL: "surveys/parts/several.html",
    Question.Kind.TEXT: "surveys/parts/words.html",
    Question.Kind.INFORMATION: "surveys/parts/information.html",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the fields of a page: as it was stored, or as it was just typed."""

    chosen: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question asked just before, and what was chosen there, in words."""

    asked: str
    said: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything one question page shows, in the wording its reader chose.

    `id` is the heading's, `field` the name of its fields and the start of their ids; `lead` comes
    before the question of somebody who answers on behalf of another.
    """

    part: str
    text: str
    easy_read: bool
    section: str
    picture: Mapping[str, str]
    hard_words: Sequence[Mapping[str, str]]
    options: Sequence[Option]
    beside: Sequence[Option]
    words: str
    asks: bool
    field: str
    id: str = "question"
    lead: str = ""
    number: int | None = None
    total: int | None = None
    recalled: Sequence[Recalled] = ()

    @property
    def first_field(self) -> str:
        """The id an error message leads to."""
        return f"{self.field}-{self.options[0].value}" if self.options else self.field

    @property
    def hard_id(self) -> str:
        """The id of the explained hard words."""
        return f"{self.id}-hard"

    @property
    def described_by(self) -> str:
        """The ids a text field is described by."""
        return self.hard_id if self.hard_words else ""

    @property
    def beside_chosen(self) -> str:
        """The non-answer given before, in words, for pages that show no radio buttons."""
        return next((option.label for option in self.beside if option.checked), "")


def question_page(
    question: Question,
    variant: str,
    filled: Filled | None = None,
    *,
    voice: str = Voice.PERSON,
) -> QuestionPage:
    """Return the page of one question, without its place among the others."""
    filled = filled or Filled()
    asks = question.kind != Question.Kind.INFORMATION
    words = worded(question, variant, voice)
    return QuestionPage(
        part=PARTS[Question.Kind(question.kind)],
        text=words.text,
        easy_read=variant == Variant.EASY_READ,
        section=words.section,
        picture=question.picture,
        hard_words=words.hard_words,
        options=options_of(question, variant, filled.chosen),
        beside=non_answers(filled.chosen) if asks else [],
        words=filled.text,
        asks=asks,
        lead=words.lead,
        field="text" if question.kind == Question.Kind.TEXT else "choice",
    )


def question_among(
    question: Question,
    pages: Sequence[Question],
    variant: str,
    filled: Filled,
    *,
    voice: str = Voice.PERSON,
) -> QuestionPage:
    """Return the page with its number; pages that ask nothing are not counted."""
    asked = [page.pk for page in pages if page.kind != Question.Kind.INFORMATION]
    number = asked.index(question.pk) + 1 if question.pk in asked else None
    page = question_page(question, variant, filled, voice=voice)
    return replace(page, number=number, total=len(asked))


def recalled_for(
    question: Question,
    pages: Sequence[Question],
    answers: Mapping[int, Answer],
    variant: str,
    *,
    voice: str = Voice.PERSON,
) -> tuple[Recalled, ...]:
    """Return what a page that asks to tell more says again: what it follows, and the answer.

    That is one question among `pages`, or the parts that were asked in its place.
    """
    parents = [page for page in pages if question.follows in {page.key, page.part_of} - {""}]
    return tuple(
        Recalled(question_words(parent, variant, voice), _chosen_words(parent, answers, variant))
        for parent in parents
    )


def _chosen_words(parent: Question, answers: Mapping[int, Answer], variant: str) -> str:
    answer = answers.get(parent.pk)
    return answer_words(parent, answer, variant) if answer and answer.choice else ""


def filled_from(answer: Answer | None) -> Filled:
    """What stands in the fields when the page is opened again."""
    if answer is None:
        return Filled()
    given = {answer.choice, *answer.choices, answer.state}
    return Filled(frozenset(given - {"", Answer.State.ANSWERED}), answer.text)


def preview_pages(questions: Sequence[Question], variant: str) -> list[QuestionPage]:
    """Return the pages of questions that are not stored, to be shown below each other."""
    return [
        replace(
            question_page(question, variant),
            id=f"question-{question.position}",
            field=f"answer-{question.position}",
        )
        for question in questions
    ]
