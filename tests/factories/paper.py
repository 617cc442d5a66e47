"""Batches of forms and what is typed of one, through the same actions as the screen."""

from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone
from django_scopes import scope

from cms.models import User
from surveys.actions.paper_batches import Source, open_batch
from surveys.actions.paper_forms import enter_form
from surveys.models import PaperBatch, PaperForm, SurveyPage, SurveyVersion
from tests.factories.cms import make_member

# What the survey of `tests/factories/surveys.py` asks, in easy read, with a key for every field.
SAID = {
    "agree": ["keep", "theme", "quote"],
    "language": ["en-gb"],
    "who": ["me"],
    "help": ["alone"],
    "helper": ["-empty"],
    "q1": ["yes"],
    "q2": ["-words"],
    "q2-text": ["They came at noon and I was still in bed."],
    "q3": ["long"],
    "q4": ["washing", "cooking"],
    "q6": ["-empty"],
}


def said(**other: str | list[str]) -> dict[str, list[str]]:
    """A whole form; `other` says what stands in some of its fields, `q2_text` for "q2-text"."""
    changed = {
        name.replace("_text", "-text"): [value] if isinstance(value, str) else value
        for name, value in other.items()
    }
    return SAID | changed


def make_typist(council, name: str = "ann") -> User:
    """A supporter who types forms in."""
    return make_member(council, "supporter", f"{name}@{council.slug}.example.org")


def make_batch(
    survey: SurveyPage, by: User, *, mode: str = "paper", given_on: date | None = None, **other
) -> PaperBatch:
    """An open batch for the newest version of a survey, given today unless told."""
    with scope(council=survey.council):
        version = SurveyVersion.objects.latest_of(survey)
        source = Source(
            mode=mode,
            given_on=given_on or timezone.localdate(),
            **{"place": "Day centre", "variant": "easy_read"} | other,
        )
        return open_batch(version=version, key=uuid4(), source=source, by=by)


def type_form(
    batch: PaperBatch, by: User, values: dict | None = None, *, key: UUID | None = None
) -> PaperForm:
    """One form of the batch, typed and stored."""
    with scope(council=batch.council):
        return enter_form(
            batch=batch,
            key=key or uuid4(),
            values=values or SAID,
            variant=batch.variant,
            by=by,
        )
