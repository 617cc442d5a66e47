from django.db import models

from themes.models.framework import Framework
from themes.models.versioned import VersionedRow


class Theme(VersionedRow):
    """One of CQC's four themes."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="themes")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    long_name = models.CharField(max_length=200, blank=True)

    class Meta(VersionedRow.Meta):
        ordering = ["framework_id", "number"]

    def __str__(self) -> str:
        return self.name
