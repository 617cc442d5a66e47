from dataclasses import dataclass

from django.db.models import Q

from cms.models import Council
from feedback.models import Count
from feedback.selectors.tallies import tally_of
from feedback.suppression import shown
from surveys.models import SurveyPage
from surveys.models.response import Voice
from surveys.selectors.surveys import surveys_of


@dataclass(frozen=True, slots=True)
class SurveyBases:
    """A survey and how many answered it, voices apart; None is hidden."""

    survey: SurveyPage
    people: int | None
    carers: int | None
    on_behalf: int | None


def surveys_with_bases(council: Council) -> list[SurveyBases]:
    """The council's published surveys, newest first. Three queries for any number of them."""
    surveys = list(surveys_of(council).exclude(first_published_at=None))
    tally = tally_of(*surveys, only=Q(measure=Count.Measure.RESPONSES))
    return [
        SurveyBases(
            survey,
            *(
                shown(tally.of(survey, voice, Count.Measure.RESPONSES))
                for voice in (Voice.PERSON, Voice.CARER, Voice.ON_BEHALF)
            ),
        )
        for survey in surveys
    ]
