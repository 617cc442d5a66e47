from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class Line(models.Model):
    """What the bare view writes: one row with some words."""

    text = models.TextField()

    class Meta:
        app_label = "peer"

    def __str__(self) -> str:
        return self.text


class TwelveField(AbstractFormField):
    """One question of Wagtail's form."""

    page = ParentalKey("TwelvePage", on_delete=models.CASCADE, related_name="form_fields")

    class Meta(AbstractFormField.Meta):
        app_label = "peer"


class TwelvePage(AbstractForm):
    """Wagtail's form page with the same twelve questions, on one page."""

    template = "peer/twelve.html"
    landing_page_template = "peer/thanks.html"

    class Meta(AbstractForm.Meta):
        app_label = "peer"
