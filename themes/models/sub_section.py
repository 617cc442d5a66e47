from django.db import models

from themes.models.fixed import FixedRow
from themes.models.quality_statement import QualityStatement


class SubSection(FixedRow):
    """A heading of CQC's reports under one quality statement; a tag may name it or not."""

    quality_statement = models.ForeignKey(
        QualityStatement, on_delete=models.PROTECT, related_name="sub_sections"
    )
    slug = models.SlugField(max_length=120)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    tagging_hints = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["quality_statement_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["quality_statement", "slug"],
                name="themes_subsection_slug_once_per_statement",
            )
        ]

    def __str__(self) -> str:
        return self.title
