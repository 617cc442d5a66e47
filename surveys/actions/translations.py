from django.db import transaction
from django_scopes import scope

from cms import audit
from cms.models import User
from surveys.models import SurveyPage, SurveyVersion
from surveys.selectors.translations import CHECKED, translations_of

from .versions import freeze


class NothingToCheck(Exception):
    """Nothing of the survey is published in this language, so nobody can have checked it."""


@transaction.atomic
def check_words(*, survey: SurveyPage, language: str, by: User) -> SurveyVersion:
    """Write down that somebody checked a survey's published words in a language, and show it.

    It holds for exactly these words: once they change, they are unchecked again.
    """
    found = next((each for each in translations_of(survey) if each.language == language), None)
    if found is None:
        raise NothingToCheck("Publish the translation first.")
    name = by.get_full_name() or by.email
    audit.record(CHECKED, survey, by=by, language=language, name=name, sha256=found.sha256)
    with scope(council=survey.council):
        return freeze(survey=survey, by=by)
