"""Builds the whole demonstration, from councils to a frozen pack. Running it again adds nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django_scopes import scope

from cms.actions.councils import switch_on
from cms.models import Council
from feedback.actions.boards import create_board
from feedback.actions.packs import freeze
from feedback.actions.waiting import take_all_waiting
from feedback.models import Board, EvidencePack
from surveys.models import SurveyPage
from themes.models import QualityStatement

from . import answers, auditing, content, reviewing, surveys, translations
from .people import make_people
from .shapes import SurveyContent

SAMPLE = "Sample NHS comments, not about this council"
CHESHIRE_EAST = "E06000049"
AS_OF = date(2026, 10, 1)
# Numbers that ring nobody: Ofcom keeps them for films and examples.
HELP = {
    "help_phone": "01632 960 100",
    "help_hours": "Monday to Friday, 8:30am to 5pm",
    "out_of_hours_phone": "01632 960 199",
    "retention_months": 24,
    "accessibility_phone": "01632 960 100",
    "accessibility_email": "access@example.org",
}

Tell = Callable[[str], None]
Follow = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was built: the main survey and its frozen pack."""

    survey: SurveyPage
    pack: EvidencePack


def build(*, tell: Tell, follow: Follow) -> Demonstration:
    """Build everything. `tell` is given one line a step; `follow` wraps long iterations."""
    main = content.care_at_home()
    tell("Switching on three councils ...")
    council = _council(main.council, "teal")
    others = [
        _council(other.council, branding)
        for other, branding in zip(content.other_surveys(), ("blue", "purple"), strict=True)
    ]
    people = make_people(council, others)
    tell("Publishing surveys ...")
    survey = _answered(main, council, follow)
    sample = _answered(content.nhs_survey(), council, follow, sample_label=SAMPLE)
    for other, place in zip(content.other_surveys(), others, strict=True):
        _answered(other, place, follow)
    tell("Reading every comment ...")
    take_all_waiting()
    tell("Reviewing, and freezing a pack ...")
    with scope(council=council):
        reviewing.review(survey, by=people["reviewer"])
        reviewing.review(sample, by=people["reviewer"])
        take_all_waiting()
        tell("Reading a random sample blind, as two made-up reviewers ...")
        auditing.read_sample(first=people["first-reader"], second=people["second-reader"])
        _boards(council, people)
        pack = freeze(survey=survey, by=people["evidence-lead"], as_of=AS_OF)
    return Demonstration(survey, pack)


def _council(gss_code: str, branding: str) -> Council:
    council = Council.objects.all().with_code(gss_code)
    if not council.is_on:
        written = {"accessibility_prepared_on": timezone.localdate(), "branding": branding}
        for name, value in (HELP | written).items():
            setattr(council, name, value)
        council.save()
    switch_on(council=council, by=None, host=f"{council.slug}.localhost")
    return council


def _answered(
    survey_content: SurveyContent, council: Council, follow: Follow, *, sample_label: str = ""
) -> SurveyPage:
    survey = surveys.publish(survey_content, council, sample_label=sample_label)
    translations.offer(survey)
    planned = list(content.planned_responses(survey=survey_content.slug))
    sending = answers.send_all(survey, planned)
    for _ in follow(sending, total=len(planned), desc=f"  {council}: {survey.slug}"):
        pass
    return survey


def _boards(council: Council, people: dict) -> None:
    remits = {"carers": ["assessing-needs", "care-provision-integration-and-continuity"]}
    for row in content.cheshire_east()["boards"]:
        if Board.objects.filter(slug=row["id"]).exists():
            continue
        remit = QualityStatement.objects.in_current_framework()
        create_board(
            council=council,
            slug=row["id"],
            name=row["name"],
            remit=list(remit.filter(slug__in=remits.get(row["id"], []))),
            members=[people["board-member"]] if row["id"] != "safeguarding" else [],
            by=people["council-administrator"],
        )
