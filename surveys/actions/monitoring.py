"""What was said about a person goes with their response, though nothing but a secret joins them."""

from surveys.models import MonitoringAnswer, Response
from surveys.monitoring import person_key
from surveys.selectors.monitoring import answers_about


def forget(response: Response) -> int:
    """Delete what was said about the person; return how many answers that were."""
    deleted, _ = answers_about(response).delete()
    return deleted


def mark_sent(response: Response) -> None:
    """Let the answers be counted, in the transaction that sends the response."""
    answers_about(response).update(is_sent=True)


def copy(*, from_response: Response, to_response: Response) -> None:
    """Say the same about the person of another draft; what it said before is replaced."""
    forget(to_response)
    key = person_key(to_response)
    MonitoringAnswer.objects.bulk_create(
        MonitoringAnswer(
            council_id=to_response.council_id,
            version_id=to_response.version_id,
            person_key=key,
            slug=answer.slug,
            codes=answer.codes,
            variant=answer.variant,
            language=answer.language,
        )
        for answer in answers_about(from_response)
    )
