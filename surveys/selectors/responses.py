from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import BigIntegerField, CharField, Q, UUIDField
from django.utils import timezone
from django_scopes import scopes_disabled

from cms.prepared import Asked, Prepared
from surveys import codes
from surveys.models import Answer, Question, Response
from surveys.paths import asked, depends_on_answers

from .versions import questions_of


def response_with_token(token: UUID, council_slug: str, survey_slug: str) -> Response | None:
    """The response a person's cookie names, with its version, survey and council. One query.

    The token is the permission, and it opens nothing at another council's or survey's address.
    """
    return _RESPONSE_WITH_TOKEN.first(token=token, council=council_slug, survey=survey_slug)


# What any page of a survey may need; a survey's blocks alone can be longer than its answers.
_ON_EVERY_PAGE = (
    *(field.name for field in Response._meta.concrete_fields),
    *(
        f"council__{name}"
        for name in (
            "slug",
            "short_name",
            "branding",
            "help_phone",
            "help_hours",
            "out_of_hours_phone",
        )
    ),
    *(
        f"version__{name}"
        for name in (
            "survey",
            "title",
            "easy_read_title",
            "wordings",
            "months_kept",
            "fully_anonymous",
            "monitoring",
        )
    ),
    *(f"version__survey__{name}" for name in ("live", "closes_on", "sample_label")),
)

_RESPONSE_WITH_TOKEN = Prepared(
    lambda: (
        Response.objects.select_related("version__survey", "council")
        .only(*_ON_EVERY_PAGE)
        .filter(token=Asked("token", UUIDField()))
        .filter(version__survey__slug=Asked("survey", CharField()))
        .filter(council__slug=Asked("council", CharField()), council__is_on=True)
    )
)


def response_with_code(typed: str) -> Response | None:
    """The response this code belongs to, whichever council's it is.

    It is the code on a receipt, or the code to come back with: `comes_back_with` says which.
    The code is the permission, so this is the one search that no council was chosen for.
    """
    digest = codes.digest(typed)
    with scopes_disabled():
        return (
            Response.objects.select_related("version__survey", "council")
            .filter(Q(code_sha256=digest) | Q(resume_sha256=digest))
            .first()
        )


def comes_back_with(response: Response, typed: str) -> bool:
    """True when the code is the one to come back with, not the one on the receipt."""
    return response.resume_sha256 == codes.digest(typed)


def last_day_to_change(response: Response) -> date:
    """The last day on which sent answers can be changed: while the survey is open, at the most."""
    last = timezone.localdate(response.sent_at) + timedelta(days=settings.CHANGE_DAYS)
    closes_on = response.version.survey.closes_on
    return min(last, closes_on) if closes_on else last


def last_day_to_come_back(response: Response) -> date:
    """The last day on which a draft can be carried on: kept so long, and the survey still open."""
    closes_on = response.version.survey.closes_on
    kept_until = response.expires_on or timezone.localdate()
    # Who begins in time has the next day to finish.
    return min(kept_until, closes_on + timedelta(days=1)) if closes_on else kept_until


def was_changed(response: Response) -> bool:
    """True when the answers were taken back because changed ones took their place."""
    return Response.objects.filter(replaces=response).exclude(state=Response.State.DRAFT).exists()


def pages_of(response: Response) -> list[Question]:
    """Every page of the response's version, in order. At most one query."""
    return list(questions_of(response.version_id))


def answer_to(response: Response, question: Question) -> Answer | None:
    """What was answered to one question so far."""
    return Answer.objects.filter(response=response, question=question).first()


def was_answered(response: Response, key: str) -> bool:
    """True when the question with this key was answered or skipped before."""
    return Answer.objects.filter(response=response, question__key=key).exists()


def answers_of(response: Response) -> dict[int, Answer]:
    """Every answer so far, by question id. One query."""
    found = _ANSWERS_OF.rows(council=response.council_id, response=response.pk)
    return {answer.question_id: answer for answer in found}


_ANSWERS_OF = Prepared(
    lambda: Answer.objects.filter(
        council_id=Asked("council", BigIntegerField()),
        response_id=Asked("response", BigIntegerField()),
    )
)


def answers_around(
    response: Response, pages: Sequence[Question], page: Question
) -> dict[int, Answer]:
    """The answers that one page needs, by question id. One query.

    They are the answer to it and to the page it follows, and every answer where some pages are
    asked by what was answered. `pages` are all of the version's.
    """
    if depends_on_answers(pages):
        return answers_of(response)
    parent = next((other for other in pages if other.key == page.follows), page)
    found = _TWO_ANSWERS.rows(
        council=response.council_id, response=response.pk, one=page.pk, other=parent.pk
    )
    return {answer.question_id: answer for answer in found}


_TWO_ANSWERS = Prepared(
    lambda: Answer.objects.filter(
        Q(question_id=Asked("one", BigIntegerField()))
        | Q(question_id=Asked("other", BigIntegerField())),
        council_id=Asked("council", BigIntegerField()),
        response_id=Asked("response", BigIntegerField()),
    )
)


def path_of(response: Response) -> tuple[list[Question], dict[int, Answer]]:
    """The pages that this person is asked, in order, and every answer so far. Two queries."""
    answers = answers_of(response)
    return asked(pages_of(response), answers, response.variant), answers


def number_answered(response: Response) -> int:
    """How many questions were answered, "I don't know" among them; skipped ones are not."""
    return Answer.objects.filter(response=response).exclude(state=Answer.State.SKIPPED).count()
