from typing import Self

from django.db import models

from themes.models.fixed import FixedQuerySet, FixedRow
from themes.models.framework import Framework
from themes.models.i_statement import IStatement
from themes.models.quality_statement import QualityStatement
from themes.models.source import Source


class StatementLinkQuerySet(FixedQuerySet):
    def official(self) -> Self:
        """Those CQC itself lists for councils: nine of them (rule 5)."""
        return self.filter(provenance=StatementLink.Provenance.CQC_OFFICIAL)

    def in_framework(self, framework: Framework) -> Self:
        return self.filter(i_statement__framework=framework)


class StatementLink(FixedRow):
    """Says that an I statement tells about a quality statement, and on whose word."""

    class Provenance(models.TextChoices):
        CQC_OFFICIAL = "cqc-official", "CQC lists it for councils"
        CQC_PROVIDER_FRAMEWORK = "cqc-provider-framework", "CQC lists it for providers"
        PROPOSAL = "proposal", "Our proposal"

    i_statement = models.ForeignKey(IStatement, on_delete=models.PROTECT, related_name="links")
    quality_statement = models.ForeignKey(
        QualityStatement, on_delete=models.PROTECT, related_name="links"
    )
    provenance = models.CharField(max_length=30, choices=Provenance.choices)
    sources = models.ManyToManyField(Source, related_name="links", blank=True)

    objects = StatementLinkQuerySet.as_manager()

    class Meta:
        ordering = ["quality_statement_id", "i_statement_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["i_statement", "quality_statement"], name="themes_link_once_per_pair"
            )
        ]

    def __str__(self) -> str:
        return f"{self.i_statement.slug} – {self.quality_statement.slug} ({self.provenance})"
