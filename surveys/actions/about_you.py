"""Answering the questions about who answers: while the response is a draft, and not after."""

from collections.abc import Sequence

from django.db import transaction

from surveys.models import MonitoringAnswer, Response
from surveys.monitoring import asked, person_key
from surveys.selectors.monitoring import answers_about, said_about_you

from . import monitoring
from .responses import lock_draft


@transaction.atomic
def save_monitoring(*, response: Response, slug: str, codes: Sequence[str]) -> dict[str, list[str]]:
    """Keep what was said to one question; saying it again replaces it. Return all that was said.

    Answers to questions that are no longer asked, because of this one, are deleted.
    """
    lock_draft(response)
    _put(response, slug, list(codes))
    said = said_about_you(response)
    still_asked = {question["slug"] for _, question in asked(response.version.monitoring, said)}
    orphans = said.keys() - still_asked
    if orphans:
        answers_about(response).filter(slug__in=orphans).delete()
    return {slug: codes for slug, codes in said.items() if slug in still_asked}


@transaction.atomic
def skip_monitoring(*, response: Response) -> None:
    """Keep nothing about the person, whatever they had said before."""
    lock_draft(response)
    monitoring.forget(response)


def _put(response: Response, slug: str, codes: list[str]) -> None:
    answer = MonitoringAnswer(
        council_id=response.council_id,
        version_id=response.version_id,
        person_key=person_key(response),
        slug=slug,
        codes=codes,
        variant=response.variant,
        language=response.language,
    )
    MonitoringAnswer.objects.bulk_create(
        [answer],
        update_conflicts=True,
        unique_fields=["person_key", "slug"],
        update_fields=["codes", "variant", "language"],
    )
