from typing import Self

from django.db import models

from themes.models.framework import Framework
from themes.models.making_it_real_theme import MakingItRealTheme
from themes.models.source import Source
from themes.models.versioned import VersionedQuerySet, VersionedRow
from themes.wording import same


class IStatementQuerySet(VersionedQuerySet):
    def enabled(self) -> Self:
        """Those whose wording has been checked and may be asked (rule 19)."""
        return self.filter(enabled=True)

    def worded(self, text: str) -> Self:
        """Those with this text, in any wording met in a source, or this slug."""
        return self.filter(pk__in=[row.pk for row in self.all() if row.is_worded(text)])


class IStatement(VersionedRow):
    """What good care feels like, in the words of Making it Real.

    The text is fixed (rule 18). The easy-read wording beside it is ours, and stays a
    proposal until it was tested with people with a learning disability.
    """

    ATTRIBUTION = "Think Local Act Personal and the National Co-production Advisory Group"

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="i_statements")
    number = models.PositiveSmallIntegerField(help_text="Its place in the list")
    text = models.TextField()
    variants = models.JSONField(
        default=list, blank=True, help_text="Other wordings met, each with the key of its source"
    )
    verified = models.BooleanField(help_text="The wording was checked against a public copy")
    enabled = models.BooleanField(help_text="It may be asked in a survey")
    theme = models.ForeignKey(
        MakingItRealTheme, on_delete=models.PROTECT, related_name="i_statements"
    )
    theme_verified = models.BooleanField(default=False)
    care_act_wellbeing = models.JSONField(
        default=list, blank=True, help_text="Letters of the Care Act section 1(2) domains: ours"
    )
    easy_read_statement = models.TextField()
    easy_read_question = models.TextField()
    easy_read_picture = models.CharField(max_length=200, help_text="What the picture should show")
    easy_read_hard_words = models.JSONField(
        default=list, blank=True, help_text="Each with its word and its meaning"
    )
    easy_read_provenance = models.CharField(max_length=40)
    co_produced = models.BooleanField(default=False)
    sources = models.ManyToManyField(Source, related_name="i_statements", blank=True)

    objects = IStatementQuerySet.as_manager()

    class Meta(VersionedRow.Meta):
        ordering = ["framework_id", "number"]
        verbose_name = "I statement"

    def __str__(self) -> str:
        return self.text

    def is_worded(self, text: str) -> bool:
        wordings = [self.text, self.slug, *(variant["text"] for variant in self.variants)]
        return any(same(text, wording) for wording in wordings)
