from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.languages import OURS, Language, languages
from cms.models import Council
from surveys.models import Question, Response, SurveyPage, SurveyVersion
from surveys.models.response import Variant
from surveys.paths import asked

from .versions import questions_of


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


def versions_to_answer(surveys: Iterable[SurveyPage]) -> dict[int, SurveyVersion]:
    """The version a new response binds to, by survey; those never published are left out."""
    newest = SurveyVersion.objects.filter(survey=OuterRef("survey")).order_by("-number")
    found = SurveyVersion.objects.filter(survey__in=surveys, pk=Subquery(newest.values("pk")[:1]))
    return {version.survey_id: version for version in found}


def languages_of(version: SurveyVersion) -> list[tuple[Language, str]]:
    """Return every language of the pages, and how much of the survey is in it.

    That is "whole", "part" or "none". Asks the database nothing.
    """
    return [(language, _translated(version, language.code)) for language in languages()]


def _translated(version: SurveyVersion, code: str) -> str:
    if code == OURS:
        return "whole"
    words = version.wordings.get(code)
    if not words:
        return "none"
    return "whole" if words.get("whole") else "part"


def may_go_on(response: Response) -> bool:
    """True while a response that was begun may be finished. Asks the database nothing.

    Who begins before a survey's last day is over has the next day to finish, at their own pace.
    """
    survey = response.version.survey
    if survey.is_open:
        return True
    began = timezone.localdate(response.started_at)
    return (
        survey.live
        and began <= survey.closes_on
        and timezone.localdate() <= survey.closes_on + timedelta(days=1)
    )


def open_surveys_of(council: Council) -> list[SurveyPage]:
    """The council's surveys that people can answer now, by name; no translations among them."""
    live = surveys_of(council).filter(live=True, locale__language_code=OURS)
    return sorted((each for each in live if each.is_open), key=lambda each: each.title)


def closed_since(survey: SurveyPage) -> datetime | None:
    """When a survey stopped taking answers; None while it is open, or where nobody wrote it down.

    Who began on its last day had the next one to finish.
    """
    moments = []
    if survey.closes_on and survey.closes_on < timezone.localdate():
        day_after = survey.closes_on + timedelta(days=2)
        moments.append(timezone.make_aware(datetime.combine(day_after, time.min)))
    if not survey.live:
        moments += _taken_down(survey)
    return min(moments, default=None)


def _taken_down(survey: SurveyPage) -> list[datetime]:
    written = PageLogEntry.objects.filter(page_id=survey.pk, action="wagtail.unpublish")
    return list(written.order_by("-timestamp").values_list("timestamp", flat=True)[:1])


def number_asked(version: SurveyVersion) -> tuple[int, bool]:
    """How many questions everybody is asked in easy read, and whether answers may lead to more.

    Pages to read are not counted.
    """
    pages = questions_of(version.pk)
    everybody = [
        page
        for page in asked(pages, {}, Variant.EASY_READ)
        if page.kind != Question.Kind.INFORMATION
    ]
    return len(everybody), any(page.asked_when for page in pages)
