"""Rows that belong to one framework version and have a name there."""

from typing import Self

from django.db import models

from themes.models.fixed import FixedQuerySet, FixedRow
from themes.models.framework import Framework


class VersionedQuerySet(FixedQuerySet):
    def in_current_framework(self) -> Self:
        return self.filter(framework__in=Framework.objects.newest_first()[:1])


class VersionedRow(FixedRow):
    """A row with a slug that is unique in its framework version.

    Each model adds its own `framework` key, so that a framework's rows have readable names.
    """

    slug = models.SlugField(max_length=120)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="%(app_label)s_%(class)s_slug_once_per_version"
            )
        ]
