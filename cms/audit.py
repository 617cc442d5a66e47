"""One log: Wagtail's own. Who did what to which row, never the words of an answer."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.models import User


def record(action: str, instance: Model, *, by: User | None, **data: object) -> None:
    """Write one line to the action log. `data` holds ids, counts and reasons, never answers."""
    log(instance=instance, action=action, user=by, data=data or None)


def record_each(action: str, instances: Sequence[Model], *, by: User | None) -> None:
    """Write one line for each of many rows of one model, in one query."""
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(instance),
            object_id=str(instance.pk),
            label=str(instance),
            action=action,
            timestamp=now,
            user=by,
        )
        for instance in instances
    )
