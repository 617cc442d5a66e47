import hashlib
import json
from collections.abc import Callable

from django.db import transaction
from django_scopes import scope

from cms import audit
from cms.models import User
from surveys.freezing import frozen_questions
from surveys.models import Question, SurveyPage, SurveyVersion
from surveys.readiness import what_is_missing


class NotReady(Exception):
    """A survey lacks something publishing needs; `gaps` says what, one sentence each."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__(" ".join(gaps))
        self.gaps = gaps


@transaction.atomic
def publish_survey(*, survey: SurveyPage, by: User | None, go_live: Callable[[], object]) -> object:
    """Let Wagtail put the survey live and freeze the version people will answer.

    Raises `NotReady` and changes nothing when something is missing. A survey that is only
    scheduled is checked now and frozen when its time comes.
    """
    gaps = what_is_missing(survey)
    if gaps:
        raise NotReady(gaps)
    result = go_live()
    live = SurveyPage.objects.get(pk=survey.pk)
    if live.live:
        with scope(council=live.council):
            freeze(survey=live, by=by)
    return result


def freeze(*, survey: SurveyPage, by: User | None) -> SurveyVersion:
    """Return the survey's frozen version; the same content published again makes no new one."""
    questions = frozen_questions(survey.body)
    heading = {
        "title": survey.title,
        "easy_read_title": survey.easy_read_title,
        "intro": survey.intro,
        "easy_read_intro": survey.easy_read_intro,
        "months_kept": survey.months_kept,
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


def _sha256(content: dict) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=lambda row: row.pk)
    return hashlib.sha256(text.encode()).hexdigest()
