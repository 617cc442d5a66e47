from cms.after_commit import after_commit
from surveys import events
from surveys.models import Response, ResponseEvent


def tell(response: Response, kind: str) -> None:
    """Leave an event waiting, in the caller's transaction, and nudge whoever takes it."""
    ResponseEvent.objects.create(council_id=response.council_id, response=response, kind=kind)
    after_commit(events.event_waiting.send_robust, sender=ResponseEvent)
