from django.db import transaction
from django.utils import timezone

from cms import audit
from surveys.models import Response, ResponseEvent

from .responses import tell


@transaction.atomic
def withdraw_response(*, response: Response) -> Response:
    """Take a sent response back: its answers and everything made of them are deleted at once.

    The emptied row stays as a tombstone, so that a late copy is refused. Twice does no more.
    """
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.state == Response.State.WITHDRAWN:
        return locked
    deleted = locked.answers.count()
    # Findings, tags, comments and concerns hang on the answers and go with them.
    locked.answers.all().delete()
    if hasattr(locked, "contact_details"):
        locked.contact_details.delete()
    locked.state = Response.State.WITHDRAWN
    locked.withdrawn_at = timezone.now()
    locked.answers_sha256 = ""
    locked.save(update_fields=["state", "withdrawn_at", "answers_sha256"])
    tell(locked, ResponseEvent.Kind.WITHDRAWN)
    audit.record("surveys.response.withdrawn", locked, by=None, answers=deleted)
    return locked
