"""What a person was asked when they wrote a comment, as they read it."""

from dataclasses import dataclass

from feedback.models import Comment, Concern
from surveys.models import Response, SurveyPage
from surveys.models.response import Variant, Voice

VOICES = {
    Voice.PERSON: "A person who draws on care",
    Voice.CARER: "An unpaid carer",
    Voice.ON_BEHALF: "Someone on a person’s behalf",
}
CHOICES = {"yes": "Yes", "sometimes": "Sometimes", "no": "No"}


@dataclass(frozen=True, slots=True)
class AskedLines:
    """The question in the wording that was shown, where it stood, and who answered."""

    question: str
    answered: str
    place: str
    voice: str


def asked_lines(row: Comment | Concern) -> AskedLines:
    """Put into words what was asked; `row` comes from a selector that added `followed_…`."""
    answer = row.answer
    question = answer.question
    easy_read = answer.variant == Variant.EASY_READ
    before = (row.followed_easy_read if easy_read else "") or row.followed_standard or ""
    return AskedLines(
        question=f"{before} {question.wording(answer.variant)}".strip(),
        answered=CHOICES.get(row.followed_choice or "", ""),
        place=f"{question.version.title}, question {question.position}",
        voice=VOICES[Voice(answer.response.voice)],
    )


def asked_before_it_went(response: Response) -> AskedLines:
    """What is left to say of an answer that was taken back: the survey and whose voice it was."""
    return AskedLines("", "", response.version.title, VOICES[Voice(response.voice)])


def asked_by_nobody(survey: SurveyPage) -> AskedLines:
    """Of what a person told us unasked: only in which survey."""
    return AskedLines("", "", survey.title, "")
