from django.db import transaction

from cms import audit
from cms.models import Council, User


@transaction.atomic
def change_details(*, council: Council, values: dict[str, object], by: User) -> list[str]:
    """Store what a council says about itself; return the names of what really changed."""
    now = Council.objects.select_for_update().get(pk=council.pk)
    changed = [name for name, value in values.items() if getattr(now, name) != value]
    if not changed:
        return []
    for name in changed:
        setattr(now, name, values[name])
    now.save(update_fields=changed)
    audit.record("cms.council.details_changed", now, by=by, fields=changed)
    return changed
