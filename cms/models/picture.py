from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture with the source and licence that allow it, and words for those who cannot see it.

    Wagtail's `description` holds the alt text.
    """

    source = models.CharField(
        max_length=255, blank=True, help_text="Who made it and where it comes from."
    )
    licence = models.CharField(
        max_length=80, blank=True, help_text="The licence that lets us use it, such as MIT."
    )

    admin_form_fields = (*Image.admin_form_fields, "source", "licence")

    @property
    def alt(self) -> str:
        return self.description

    def what_is_missing(self) -> list[str]:
        """Return what a survey needs before it may show this picture, in plain words (F36)."""
        needed = {"alt text": self.description, "source": self.source, "licence": self.licence}
        return [name for name, value in needed.items() if not value.strip()]


class PictureRendition(AbstractRendition):
    """A resized copy of a picture, made by Wagtail."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
