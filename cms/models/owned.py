from django.db import models
from django_scopes import ScopedManager


def council_manager(queryset: type[models.QuerySet] = models.QuerySet) -> models.Manager:
    """Return a manager that refuses every query made while no council is chosen."""
    return ScopedManager(
        _manager_class=models.Manager.from_queryset(queryset),
        council="council",
    )


class CouncilOwned(models.Model):
    """A row that belongs to one council and is never seen by another.

    `objects` raises `ScopeError` outside `django_scopes.scope(council=...)`. The council has no
    index of its own: half of a busy table has the same one, and a database that took that index
    would read all of it to find one answer's rows.
    """

    council = models.ForeignKey(
        "cms.Council", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = council_manager()

    class Meta:
        abstract = True
