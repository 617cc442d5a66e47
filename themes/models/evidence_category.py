from typing import Self

from django.db import models

from themes.models.framework import Framework
from themes.models.source import Source
from themes.models.versioned import VersionedQuerySet, VersionedRow


class EvidenceCategoryQuerySet(VersionedQuerySet):
    def used_for_local_authorities(self) -> Self:
        """Outcomes and observation are CQC categories, but not for councils (rule 6)."""
        return self.filter(used_for_local_authorities=True)


class EvidenceCategory(VersionedRow):
    """A kind of evidence CQC looks at; never mixed with another in one figure (rule 8)."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="evidence_categories"
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    used_for_local_authorities = models.BooleanField()
    required_for = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    evidence_types = models.JSONField(
        default=list, blank=True, help_text="Each with an id, a name and the key of its source"
    )
    sources = models.ManyToManyField(Source, related_name="evidence_categories", blank=True)

    objects = EvidenceCategoryQuerySet.as_manager()

    class Meta(VersionedRow.Meta):
        ordering = ["framework_id", "number"]
        verbose_name_plural = "evidence categories"

    def __str__(self) -> str:
        return self.name
