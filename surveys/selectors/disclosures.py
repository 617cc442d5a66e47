from uuid import UUID

from surveys.models import Disclosure, SurveyPage


def disclosure_told(survey: SurveyPage, key: UUID) -> Disclosure | None:
    """The disclosure its own page tells of, without its words. Needs the council's scope."""
    told = Disclosure.objects.filter(survey=survey, key=key)
    return told.defer("words").first()
