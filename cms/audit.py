"""One log: Wagtail's own. Who did what to which row, never the words of an answer."""

from django.db.models import Model
from wagtail.log_actions import log

from cms.models import User


def record(action: str, instance: Model, *, by: User | None, **data: object) -> None:
    """Write one line to the action log. `data` holds ids, counts and reasons, never answers."""
    log(instance=instance, action=action, user=by, data=data or None)
