from django.db.models import QuerySet

from feedback.models import Analysis, EvidencePack
from surveys.models import SurveyPage


def packs_of(survey: SurveyPage) -> QuerySet[EvidencePack]:
    """The packs frozen from a survey, newest first, without their documents."""
    return EvidencePack.objects.filter(survey=survey).defer("document").order_by("-pk")


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
