from django.db import transaction
from django.utils import timezone

from cms import audit
from surveys.actions import monitoring
from surveys.actions.screens import tell_supporter_of
from surveys.actions.telling import tell
from surveys.models import ContactDetails, PaperDifference, PaperForm, Response, ResponseEvent
from surveys.models.response import TYPED_IN


@transaction.atomic
def withdraw_response(*, response: Response) -> Response:
    """Take a sent response back: its answers and everything made of them are deleted at once.

    So are the answers of a change that was begun and not sent. The emptied row stays as a
    tombstone, so that a late copy is refused. Twice does no more.
    """
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.state == Response.State.WITHDRAWN:
        return locked
    for change in Response.objects.drafts().filter(replaces=locked):
        monitoring.forget(change)
        change.delete()
    deleted = locked.answers.count()
    # Findings, tags, comments and concerns hang on the answers and go with them.
    locked.answers.all().delete()
    monitoring.forget(locked)
    ContactDetails.objects.filter(response=locked).delete()
    _forget_second_typing(locked)
    locked.state = Response.State.WITHDRAWN
    locked.withdrawn_at = timezone.now()
    locked.answers_sha256 = ""
    locked.save(update_fields=["state", "withdrawn_at", "answers_sha256"])
    tell(locked, ResponseEvent.Kind.WITHDRAWN)
    tell_supporter_of(locked)
    audit.record("surveys.response.withdrawn", locked, by=None, answers=deleted)
    return locked


def _forget_second_typing(response: Response) -> None:
    """What somebody typed a second time of the same form, to check it, goes with the answers."""
    if response.mode not in TYPED_IN:
        return
    PaperForm.objects.filter(response=response).update(typed_again=None, typed_sha256="")
    PaperDifference.objects.filter(form__response=response, settled_at=None).delete()


def make_way(*, new: Response) -> None:
    """Take back the response that `new`, just sent, replaces; its contact details move over.

    Runs in the caller's transaction. Does nothing when `new` replaces no other.
    """
    if new.replaces is None:
        return
    if new.may_contact:
        ContactDetails.objects.filter(response=new.replaces_id).update(response=new)
    withdraw_response(response=new.replaces)
