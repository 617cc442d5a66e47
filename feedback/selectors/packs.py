from django.db.models import QuerySet

from feedback.models import Analysis, EvidencePack
from feedback.selectors.counting import month_of
from surveys.models import Response, ResponseEvent, SurveyPage


def packs_of(survey: SurveyPage) -> QuerySet[EvidencePack]:
    """The packs frozen from a survey, newest first, with corrections and without documents."""
    packs = EvidencePack.objects.filter(survey=survey).defer("document").order_by("-pk")
    return packs.prefetch_related("corrections")


def packs_that_counted(response: Response) -> QuerySet[EvidencePack]:
    """The packs of a response's survey that were frozen with it in their figures.

    By when it reached us, and by the month it is counted in: a pack looks back to its own day.
    """
    assert response.sent_at, "A draft is in no pack."
    arrived = response.events.filter(kind=ResponseEvent.Kind.SENT).values("happened_at")[:1]
    return EvidencePack.objects.filter(
        survey=response.version.survey_id,
        frozen_at__gte=arrived,
        as_of__gte=month_of(response.sent_at),
    ).only("council")


def pack_of(survey: SurveyPage, number: int) -> EvidencePack | None:
    """One pack of this survey, or None when it is another survey's or does not exist."""
    return EvidencePack.objects.filter(survey=survey, pk=number).first()


def analysers_of(survey: SurveyPage) -> list[str]:
    """Every analyser that read words of this survey, with its version."""
    seen = (
        Analysis.objects.filter(answer__response__version__survey=survey)
        .order_by("analyser", "version")
        .values_list("analyser", "version")
        .distinct()
    )
    return [f"{analyser} {version}" for analyser, version in seen]
