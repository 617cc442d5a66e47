import hashlib
import json

from django.db import transaction
from django_scopes import scope

from cms import audit
from cms.models import User
from surveys.freezing import frozen_questions
from surveys.models import MonitoringQuestion, Question, SurveyPage, SurveyVersion
from surveys.selectors.translations import by_question, checked_by, translations_of


def freeze_published(*, survey: SurveyPage, by: User | None) -> SurveyVersion | None:
    """Freeze what Wagtail has just put live; a survey that is only scheduled waits for its day.

    A translation that is put live freezes the survey it belongs to: there is one set of answers.
    """
    original = survey.original
    if not original.live:
        return None
    with scope(council=original.council), transaction.atomic():
        return freeze(survey=original, by=by)


def freeze(*, survey: SurveyPage, by: User | None) -> SurveyVersion:
    """Return the survey's frozen version; the same content published again makes no new one."""
    translations = translations_of(survey)
    questions = [
        question | {"wordings": by_question(translations, question["key"])}
        for question in frozen_questions(survey.body)
    ]
    heading = {
        "title": survey.title,
        "easy_read_title": survey.easy_read_title,
        "intro": survey.intro,
        "easy_read_intro": survey.easy_read_intro,
        "months_kept": survey.months_kept,
        "fully_anonymous": survey.fully_anonymous,
        "wordings": {
            each.language: each.heading | {"checked_by": checked_by(survey, each)}
            for each in translations
        },
        "monitoring": [asked(question) for question in survey.monitoring.order_by("order")],
    }
    content_sha256 = _sha256({"heading": heading, "questions": questions})
    latest = SurveyVersion.objects.latest_of(survey)
    if latest and latest.content_sha256 == content_sha256:
        return latest
    version = SurveyVersion.objects.create(
        council=survey.council,
        survey=survey,
        number=latest.number + 1 if latest else 1,
        content_sha256=content_sha256,
        published_by=by,
        **heading,
    )
    Question.objects.bulk_create(
        Question(council=survey.council, version=version, **question) for question in questions
    )
    audit.record("surveys.version.frozen", survey, by=by, number=version.number)
    return version


def asked(question: MonitoringQuestion) -> dict[str, object]:
    """Return what a version keeps of a question about who answers."""
    kept = ("slug", "standard", "easy_read", "multiple", "options", "asked_when")
    return {name: getattr(question, name) for name in kept}


def _sha256(content: dict) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=lambda row: row.pk)
    return hashlib.sha256(text.encode()).hexdigest()
