"""What a device needs to know, besides the pages, to ask a survey without a network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from surveys.actions.refusals import ConsentMissing
from surveys.actions.responses import Consent, check_consent
from surveys.given import (
    LONGEST_CONTACT,
    LONGEST_TEXT,
    NON_ANSWERS,
    NotUnderstood,
    understand,
    understood_contact,
    understood_text,
)
from surveys.models import Question, SessionPlan, SurveyPage, SurveyVersion
from surveys.monitoring import PREFER_NOT
from surveys.places import Place
from surveys.presenters.who import ASKED_HOW, HELPED, WHO
from surveys.selectors.surveys import languages_of, number_asked, versions_to_answer

ROUTE = "#/"


@dataclass(frozen=True, slots=True)
class OfflinePlace(Place):
    """The same pages inside the one page that works without a network."""

    def _to(self, page: str, **more: int) -> str:
        # A device has no printer: this link leads out, and is not shown there.
        if page == "paper":
            return Place._to(self, page)
        return "/".join([f"{ROUTE}{page}", *map(str, more.values())])


def survey_rows(
    surveys: Sequence[SurveyPage], plans: Sequence[SessionPlan]
) -> list[dict[str, Any]]:
    """Return what a supporter chooses from: each survey, its languages, the sessions planned."""
    today = timezone.localdate()
    coming = [plan for plan in reversed(plans) if _day(plan) >= today]
    versions = versions_to_answer(surveys)
    return [
        _row(survey, versions[survey.pk], coming) for survey in surveys if survey.pk in versions
    ]


def _day(plan: SessionPlan) -> date:
    return timezone.localdate(plan.planned_for)


def _row(
    survey: SurveyPage, version: SurveyVersion, coming: Sequence[SessionPlan]
) -> dict[str, Any]:
    return {
        "planned": [
            f"{date_format(_day(plan))}, {plan.venue}"
            for plan in coming
            if plan.survey_id == survey.pk
        ],
        "slug": survey.slug,
        "title": version.title,
        "version": version.pk,
        "questions": number_asked(version)[0],
        "languages": [
            {"code": language.code, "name": language.name, "direction": language.direction}
            for language, _much in languages_of(version)
        ],
    }


def question_rows(pages: Sequence[Question]) -> list[dict[str, Any]]:
    """Return of each page what decides who is asked it, and what may be said there."""
    return [
        {
            "key": page.key,
            "position": page.position,
            "kind": page.kind,
            "follows": page.follows,
            "part_of": page.part_of,
            "asked_when": page.asked_when,
            "unsafe": page.unsafe_answers,
        }
        for page in pages
    ]


def monitoring_rows(version: SurveyVersion) -> list[dict[str, Any]]:
    """Return of each question about the person what decides who is asked it, and what fits."""
    return [
        {
            "slug": question["slug"],
            "asked_when": question.get("asked_when") or {},
            "alone": [
                option["code"]
                for option in question["options"]
                if option["code"] == PREFER_NOT or option.get("exclusive")
            ],
        }
        for question in version.monitoring
    ]


def flow() -> dict[str, Any]:
    """Return what the pages about who answers lead to."""
    return {
        "who": {name: [str(voice), str(help)] for name, (voice, help) in WHO.items()},
        "asked_how": sorted(ASKED_HOW),
        "helped": sorted(map(str, HELPED)),
        "silent": sorted(map(str, NON_ANSWERS)),
        "longest": {"text": LONGEST_TEXT, "contact": LONGEST_CONTACT},
    }


def sentences() -> dict[str, str]:
    """Return, in the language spoken now, what is said when something cannot be taken."""
    several = Question(kind=Question.Kind.SEVERAL, options=[])
    text = Question(kind=Question.Kind.TEXT)
    silent = next(iter(NON_ANSWERS))
    said = {
        "consent": lambda: check_consent(Consent()),
        "too_long": lambda: understood_text("a" * (LONGEST_TEXT + 1)),
        "unreadable": lambda: understood_text("\x00"),
        "words_too": lambda: understand(text, {"choice": [silent], "text": ["a"]}),
        "not_both": lambda: understand(several, {"choice": [silent, "a"]}),
        "no_contact": lambda: understood_contact([""]),
        "contact_too_long": lambda: understood_contact(["a" * (LONGEST_CONTACT + 1)]),
    }
    return {name: _refusal(refused) for name, refused in said.items()} | {
        "not_together": _("Two of your answers do not fit together. Please take one of them out."),
        "not_saved": _("This device is full. We could not keep this answer. Ask your supporter."),
        "save": _("Save"),
        "stop": _("Stop, and give the device back"),
        "now": _("Your answer now:"),
    }


def _refusal(refused: Callable[[], object]) -> str:
    try:
        refused()
    except (NotUnderstood, ConsentMissing) as problem:
        return str(problem)
    raise AssertionError("This is always refused.")
