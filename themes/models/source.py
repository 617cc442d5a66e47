from django.db import models

from themes.models.fixed import FixedRow
from themes.models.framework import Framework


class Source(FixedRow):
    """Where a text was read. The two documents use some of the same keys for different pages."""

    class Document(models.TextChoices):
        FRAMEWORK = "framework", "Framework"
        MAKING_IT_REAL = "making-it-real", "Making it Real"

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="sources")
    document = models.CharField(max_length=20, choices=Document.choices)
    key = models.SlugField(max_length=60)
    title = models.TextField()
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["document", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "document", "key"], name="themes_source_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return self.title
