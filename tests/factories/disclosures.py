"""What somebody tells the safeguarding team, through the same action as the web."""

from uuid import uuid4

from django_scopes import scope

from surveys.actions.disclosures import tell_safeguarding
from surveys.models import Disclosure, Response, SurveyPage


def make_disclosure(
    survey: SurveyPage,
    words: str = "My brother takes my money.",
    reach: str = "",
    response: Response | None = None,
) -> Disclosure:
    """A disclosure that nobody was told of yet."""
    with scope(council=survey.council):
        return tell_safeguarding(
            survey=survey, key=uuid4(), words=words, reach=reach, response=response
        )
