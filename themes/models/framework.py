from typing import Self

from django.db import models
from django.utils import timezone

from themes.models.fixed import FixedQuerySet, FixedRow


class FrameworkQuerySet(FixedQuerySet):
    def newest_first(self) -> Self:
        """Latest text first; of two with one date, the one loaded later."""
        return self.order_by("-as_of", "-loaded_at", "-pk")

    def current(self) -> "Framework":
        """The version new surveys are written against."""
        framework = self.newest_first().first()
        if framework is None:
            raise self.model.DoesNotExist("No framework is loaded. Run manage.py load_framework.")
        return framework


class Framework(FixedRow):
    """One version of what councils are asked about; every statement and tag belongs to one."""

    version = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    as_of = models.CharField(max_length=10, help_text="Year and month, such as 2026-03")
    status = models.TextField(blank=True)
    licence = models.TextField(blank=True)
    loaded_at = models.DateTimeField(default=timezone.now)
    content_sha256 = models.CharField(max_length=64)
    fingerprints = models.JSONField(
        default=dict, help_text="One short hash for each part, to say later which part differs"
    )

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["-as_of", "-loaded_at"]

    def __str__(self) -> str:
        return self.version
