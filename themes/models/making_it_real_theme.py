from django.db import models

from themes.models.framework import Framework
from themes.models.versioned import VersionedRow


class MakingItRealTheme(VersionedRow):
    """One of the six themes of Making it Real, which are not CQC's themes."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="making_it_real_themes"
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    strapline = models.CharField(max_length=200, blank=True)
    we_statements = models.JSONField(
        default=list, blank=True, help_text="Each with an id, its text and the key of its source"
    )

    class Meta(VersionedRow.Meta):
        ordering = ["framework_id", "number"]
        verbose_name = "Making it Real theme"

    def __str__(self) -> str:
        return self.name
