from typing import Self

from django.db import models

from themes.models.evidence_category import EvidenceCategory
from themes.models.framework import Framework
from themes.models.source import Source
from themes.models.theme import Theme
from themes.models.versioned import VersionedQuerySet, VersionedRow
from themes.wording import same


class QualityStatementQuerySet(VersionedQuerySet):
    def called(self, name: str) -> Self:
        """Those that go by this name, slug or alternative name; sources spell them differently."""
        return self.filter(pk__in=[row.pk for row in self.all() if row.is_called(name)])

    def in_leadership(self) -> Self:
        return self.filter(theme__slug="leadership")


class QualityStatement(VersionedRow):
    """One of the nine things CQC looks at in a council."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="quality_statements"
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    alternative_names = models.JSONField(default=list, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="quality_statements")
    we_statement = models.TextField()
    we_statement_variants = models.JSONField(
        default=list, blank=True, help_text="Each with its text and the key of its source"
    )
    sources = models.ManyToManyField(Source, related_name="quality_statements", blank=True)
    easy_read_name = models.CharField(max_length=120)
    easy_read_summary = models.TextField()
    easy_read_provenance = models.CharField(max_length=40)
    i_statements_note = models.TextField(blank=True)
    what_it_means = models.JSONField(default=list, blank=True)
    what_it_means_source = models.CharField(max_length=60, blank=True)
    care_act_sections = models.JSONField(default=list, blank=True)
    care_act_sections_source = models.CharField(max_length=60, blank=True)
    national_metrics = models.JSONField(default=list, blank=True)
    secretary_of_state_notified_on_score_1 = models.BooleanField()
    evidence_categories = models.ManyToManyField(
        EvidenceCategory, related_name="quality_statements", blank=True
    )

    objects = QualityStatementQuerySet.as_manager()

    class Meta(VersionedRow.Meta):
        ordering = ["framework_id", "number"]

    def __str__(self) -> str:
        return self.name

    def is_called(self, name: str) -> bool:
        return any(same(name, own) for own in [self.name, self.slug, *self.alternative_names])
