"""Which pictures may be named in public: the bank's, and those in surveys people can answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db.models import OuterRef, Subquery
from django_scopes import scopes_disabled

from cms.actions.pictures import BANK
from cms.models import Picture
from surveys.models import Question, SurveyVersion


@dataclass(frozen=True, slots=True)
class Credit:
    """One picture, and what lets us show it."""

    alt: str
    source: str
    licence: str


def bank_credits() -> list[Credit]:
    """The pictures the platform brings."""
    pictures = Picture.objects.filter(collection__name=BANK).order_by("title")
    return [Credit(*row) for row in pictures.values_list("description", "source", "licence")]


def council_credits() -> list[Credit]:
    """Pictures of councils that people can see now. A draft's pictures are nobody else's business.

    No council is chosen: the page is about every survey that is open to the public.
    """
    bank = set(Picture.objects.filter(collection__name=BANK).values_list("pk", flat=True))
    with scopes_disabled():
        shown = [picture for picture in _frozen() if picture.get("id") not in bank]
    return sorted(
        {Credit(row["alt"], row["source"], row["licence"]) for row in shown},
        key=lambda credit: (credit.source, credit.alt),
    )


def _frozen() -> Iterator[dict]:
    newest = SurveyVersion.objects.filter(survey=OuterRef("survey")).order_by("-number")
    live = SurveyVersion.objects.filter(survey__live=True, pk=Subquery(newest.values("pk")[:1]))
    asked = Question.objects.filter(version__in=live)
    return (row for row in asked.values_list("picture", flat=True) if row)


def licence_texts() -> str:
    """The licences of the bank's pictures, word for word."""
    folder = Path(apps.get_app_config("frontend").path) / "static" / "frontend" / "pictures"
    return (folder / "LICENCES.txt").read_text(encoding="utf-8")
