from django.core.validators import FileExtensionValidator
from django.db import models
from wagtailmedia.models import AbstractMedia


class Recording(AbstractMedia):
    """A question read aloud, or signed on video, with the source and licence that allow it."""

    captions = models.FileField(
        upload_to="captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text="A WebVTT file. A video needs one before it can be shown.",
    )
    source = models.CharField(max_length=255, blank=True, help_text="Who speaks or signs.")
    licence = models.CharField(max_length=80, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "thumbnail",
        "captions",
        "source",
        "licence",
        "tags",
    )

    def what_is_missing(self) -> list[str]:
        """Return what a survey needs before it may play this, in plain words."""
        needed = {"source": self.source, "licence": self.licence}
        if self.type == "video":
            needed["captions"] = self.captions.name or ""
        return [name for name, value in needed.items() if not value.strip()]
