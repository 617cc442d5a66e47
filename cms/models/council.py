from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from .pages import CouncilPage


class CouncilQuerySet(models.QuerySet):
    def switched_on(self):
        """Councils that use the platform."""
        return self.filter(is_on=True)

    def on(self, day: date):
        """Councils that exist on `day` (rule 58)."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )

    def with_code(self, gss_code: str) -> Council:
        """Return the council a GSS code means today, former codes included (rule 59).

        Raises `Council.DoesNotExist` when no council has had it, or when more than one took over.
        """
        for council in self:
            if gss_code == council.gss_code or gss_code in council.former_gss_codes:
                return council
        raise self.model.DoesNotExist(f"No council has the code {gss_code}.")


class Council(models.Model):
    """An English council with adult social services responsibilities: the tenant of every row."""

    class Branding(models.TextChoices):
        """Colours that meet 4.5 to 1 with white text; frontend/ draws them."""

        TEAL = "teal"
        BLUE = "blue"
        PURPLE = "purple"
        GREEN = "green"
        PLUM = "plum"
        RUST = "rust"
        SLATE = "slate"
        NAVY = "navy"

    slug = models.SlugField(unique=True)
    gss_code = models.CharField("ONS code", max_length=9, unique=True)
    former_gss_codes = models.JSONField(default=list, blank=True)
    predecessor_gss_codes = models.JSONField(default=list, blank=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    region = models.CharField(max_length=40)
    register_code = models.CharField(max_length=3)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    pilot_indicative_rating = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    is_on = models.BooleanField("uses the platform", default=False)
    branding = models.CharField(max_length=20, choices=Branding, default=Branding.TEAL)
    help_phone = models.CharField("adult social care line", max_length=40, blank=True)
    help_hours = models.CharField("when that line is open", max_length=80, blank=True)
    out_of_hours_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField(blank=True)
    retention_months = models.PositiveSmallIntegerField(
        "months that words are kept",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )

    # What the accessibility statement must say, by council (rule 32).
    accessibility_email = models.EmailField(blank=True)
    accessibility_phone = models.CharField(max_length=40, blank=True)
    accessibility_reply_days = models.PositiveSmallIntegerField(default=10)
    accessibility_known_problems = models.TextField(
        blank=True, help_text="What does not work yet, one problem a line."
    )
    accessibility_how_tested = models.TextField(blank=True)
    accessibility_tested_on = models.DateField(null=True, blank=True)
    accessibility_prepared_on = models.DateField(null=True, blank=True)
    accessibility_reviewed_on = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(CouncilQuerySet)()

    class Meta:
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_to=None)
                | Q(valid_to__gt=models.F("valid_from")),
                name="cms_council_valid_to_after_from",
            )
        ]

    def __str__(self) -> str:
        return self.short_name

    @cached_property
    def page(self) -> CouncilPage:
        """The council's first page in the platform's own language."""
        return self.pages.get(locale__language_code=settings.LANGUAGE_CODE)

    def statement_is_due(self, today: date) -> bool:
        """True when the accessibility statement was not looked at for a year (rule 32)."""
        checked = self.accessibility_reviewed_on or self.accessibility_prepared_on
        return checked is None or checked < today - timedelta(days=365)

    @property
    def has_help_numbers(self) -> bool:
        """True when both the daytime and the out-of-hours number are set (F11)."""
        return bool(self.help_phone and self.out_of_hours_phone)
