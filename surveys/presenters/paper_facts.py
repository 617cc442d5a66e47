"""What two people typed of one form, in words, beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from surveys.actions.responses import Consent
from surveys.models import Answer, PaperDifference, Question, SurveyVersion
from surveys.models.response import Help, Helper, Variant, Voice
from surveys.paper_facts import ABOUT, ANSWER, CONSENT, Facts, given_in
from surveys.presenters.agreement import consent_choices
from surveys.presenters.options import answer_words
from surveys.wordings import question_words

NOTHING = "Nothing"


class FieldWords:
    """Names the fields of one version's form, and says what stands in them."""

    def __init__(
        self, version: SurveyVersion, pages: Sequence[Question], variant: str = Variant.STANDARD
    ) -> None:
        self._variant = variant
        self._pages = {page.key: page for page in pages}
        self._about = {question["slug"]: question for question in version.monitoring}
        self._consents = {
            choice.name: choice.label for choice in consent_choices(Consent(), version.months_kept)
        }

    def label(self, field: str) -> str:
        """What a field is called."""
        if field.startswith(CONSENT):
            return self._consents.get(field.removeprefix(CONSENT), field)
        if field.startswith(ANSWER):
            page = self._pages.get(field.removeprefix(ANSWER))
            return " ".join(question_words(page, self._variant).split()) if page else field
        if field.startswith(ABOUT):
            question = self._about.get(field.removeprefix(ABOUT))
            return question["standard"] if question else field
        return {
            "language": "The language of the answers",
            "voice": "Who is answering?",
            "help": "Does someone help?",
            "helper": "Who helps?",
        }.get(field, field)

    def said(self, facts: Facts, field: str) -> str:
        """What a typing says in a field."""
        if field.startswith(CONSENT):
            return "Ticked" if facts.get(field) else "Not ticked"
        if field.startswith(ANSWER):
            return self._answer(facts, field.removeprefix(ANSWER))
        if field.startswith(ABOUT):
            return self._said_about(facts.get(field) or [], field.removeprefix(ABOUT))
        return _one(field, str(facts.get(field, "")))

    def _answer(self, facts: Facts, key: str) -> str:
        given, page = given_in(facts, key), self._pages[key]
        if given.state == Answer.State.SKIPPED:
            return NOTHING
        row = Answer(
            question=page,
            state=given.state,
            choice=given.choice,
            choices=list(given.choices),
            text=given.text,
        )
        return answer_words(page, row, self._variant)

    def _said_about(self, codes: object, slug: str) -> str:
        chosen = set(codes) if isinstance(codes, list) else set()
        options: Iterable[Mapping] = self._about[slug]["options"] if slug in self._about else ()
        labels = [option["label"] for option in options if option["code"] in chosen]
        return "\n".join(labels) or NOTHING


def _one(field: str, value: str) -> str:
    names: Mapping[str, str] = {
        "language": dict(settings.LANGUAGES),
        "voice": dict(Voice.choices),
        "help": {str(key): str(label) for key, label in Help.choices},
        "helper": {str(key): str(label) for key, label in Helper.choices},
    }.get(field, {})
    return str(names.get(value) or value) if value else NOTHING


@dataclass(frozen=True, slots=True)
class DifferenceCard:
    """One field that two people typed differently, with what was chosen of it so far."""

    name: str
    label: str
    first: str
    second: str
    right: str
    reasons: list[dict]
    error: str


def difference_cards(
    differences: Sequence[PaperDifference],
    first: Facts,
    second: Facts,
    words: FieldWords,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
) -> list[DifferenceCard]:
    """Return the differences of a form, each with both typings and a reason to choose."""
    return [
        DifferenceCard(
            name=f"d{number}",
            label=words.label(difference.field),
            first=words.said(first, difference.field),
            second=words.said(second, difference.field),
            right=typed.get(f"d{number}", ""),
            reasons=_reasons(typed.get(f"d{number}-reason", "")),
            error=problems.get(f"d{number}", ""),
        )
        for number, difference in enumerate(differences, start=1)
    ]


def _reasons(chosen: str) -> list[dict]:
    first = {"value": "", "label": "Choose a reason", "selected": not chosen}
    return [
        first,
        *(
            {"value": value, "label": label, "selected": value == chosen}
            for value, label in PaperDifference.Reason.choices
        ),
    ]
