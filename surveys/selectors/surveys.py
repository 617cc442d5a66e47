from cms.models import Council
from surveys.models import SurveyPage, SurveyVersion


def survey_of(council: Council, slug: str) -> SurveyPage | None:
    """The council's survey at this address, whatever its state, or None."""
    return (
        SurveyPage.objects.filter(slug=slug, path__startswith=council.page.path)
        .filter(depth=council.page.depth + 1)
        .first()
    )


def surveys_of(council: Council):
    """All surveys of a council, newest first."""
    return SurveyPage.objects.descendant_of(council.page).order_by("-first_published_at")


def version_to_answer(survey: SurveyPage) -> SurveyVersion | None:
    """The version a new response binds to, or None when nothing was published."""
    return SurveyVersion.objects.select_related("survey").latest_of(survey)
