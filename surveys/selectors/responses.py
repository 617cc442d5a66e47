from uuid import UUID

from django_scopes import scopes_disabled

from surveys import codes
from surveys.models import Answer, Question, Response


def response_with_token(token: UUID, survey_slug: str) -> Response | None:
    """The response a person's cookie names, with its version, survey and council. One query."""
    return (
        Response.objects.select_related("version__survey", "council")
        .filter(token=token, version__survey__slug=survey_slug)
        .first()
    )


def response_with_code(typed: str) -> Response | None:
    """The sent response whose receipt shows this code, whichever council's it is.

    The code is the permission, so this is the one search that no council was chosen for.
    """
    with scopes_disabled():
        return (
            Response.objects.select_related("version__survey", "council")
            .filter(code_sha256=codes.digest(typed))
            .first()
        )


def pages_of(response: Response) -> list[Question]:
    """Every page of the response's version, in order. One query."""
    return list(Question.objects.filter(version_id=response.version_id).order_by("position"))


def answer_to(response: Response, question: Question) -> Answer | None:
    """What was answered to one question so far."""
    return Answer.objects.filter(response=response, question=question).first()


def answers_of(response: Response) -> dict[int, Answer]:
    """Every answer so far, by question id. One query."""
    return {answer.question_id: answer for answer in Answer.objects.filter(response=response)}


def number_answered(response: Response) -> int:
    """How many questions were answered, "I don't know" among them; skipped ones are not."""
    return Answer.objects.filter(response=response).exclude(state=Answer.State.SKIPPED).count()
