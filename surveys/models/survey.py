from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.models import Council
from surveys.blocks import SurveyBlocks
from surveys.freezing import frozen_questions
from surveys.readiness import NotReady, what_is_missing

from .monitoring import ASKED_AT_THE_END


class SurveyPage(Page):
    """A survey as its author writes it: draft, preview, workflow and history are Wagtail's.

    Publishing freezes a `SurveyVersion`; what people answer is always a version, never this page.
    """

    easy_read_title = models.CharField(max_length=120, blank=True)
    intro = models.TextField(
        "introduction",
        blank=True,
        help_text="Who asks, what for, and who sees the answers.",
    )
    easy_read_intro = models.TextField(
        "easy-read introduction",
        blank=True,
        help_text="One sentence a line. Up to 15 words in a sentence.",
    )
    sample_label = models.CharField(
        max_length=120,
        blank=True,
        help_text="Shown on every page when the answers are not about this council.",
    )
    retention_months = models.PositiveSmallIntegerField(
        "months that words are kept",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="Leave empty to use the council's own period.",
    )
    closes_on = models.DateField(
        null=True, blank=True, help_text="The last day people can answer. Empty: open until closed."
    )
    fully_anonymous = models.BooleanField(
        default=False,
        help_text="Nobody can come back later with a code. Answers are finished in one go.",
    )
    monitoring = ParentalManyToManyField(
        "surveys.MonitoringQuestion",
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": ASKED_AT_THE_END},
        verbose_name="questions about who answers",
    )
    body = StreamField(SurveyBlocks(), blank=True, verbose_name="questions")

    content_panels = [
        *Page.content_panels,
        FieldPanel("easy_read_title"),
        FieldRowPanel([FieldPanel("intro"), FieldPanel("easy_read_intro")]),
        FieldPanel("body"),
    ]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("closes_on"),
                FieldPanel("retention_months"),
                FieldPanel("fully_anonymous"),
                FieldPanel("sample_label"),
            ],
            heading="Opening and keeping",
        ),
        FieldPanel("monitoring", widget=forms.CheckboxSelectMultiple),
    ]
    # What is not words for a respondent is the same in every language.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in (
            "slug",
            "seo_title",
            "search_description",
            "show_in_menus",
            "sample_label",
            "retention_months",
            "closes_on",
            "fully_anonymous",
        )
    ]
    parent_page_types = ["cms.CouncilPage"]
    subpage_types: list[str] = []
    preview_modes = [("easy_read", "Easy read"), ("standard", "Standard")]

    @cached_property
    def council(self) -> Council:
        """The council whose tree this page grows in."""
        return Council.objects.get(pages__path=self.path[: -self.steplen])

    @property
    def is_translation(self) -> bool:
        """True for a copy in another language: it has no answers and no versions of its own."""
        return self.locale.language_code != settings.LANGUAGE_CODE

    @property
    def original(self) -> SurveyPage:
        """The survey this page is a translation of; any other survey is its own."""
        if not self.is_translation:
            return self
        return SurveyPage.objects.get(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )

    @property
    def months_kept(self) -> int | None:
        """How long words are kept: the survey's own period, else the council's, else unknown."""
        return self.retention_months or self.council.retention_months

    @property
    def is_open(self) -> bool:
        """True while people may answer: published, and its last day has not passed."""
        today = timezone.localdate()
        return self.live and (self.closes_on is None or self.closes_on >= today)

    def serve(self, request, *args, **kwargs):
        """Send people to the one address where a survey is answered, whichever host they used."""
        return redirect(f"/{self.council.slug}/{self.original.slug}/")

    def serve_preview(self, request, mode_name):
        """Show an author every question as it will look, before anything is frozen."""
        context = {
            "survey": self,
            "council": self.council,
            "easy_read": mode_name == "easy_read",
            "questions": frozen_questions(self.body),
        }
        return TemplateResponse(request, "surveys/preview.html", context)

    def publish(self, revision, user=None, **kwargs):
        """Let Wagtail publish, or raise `NotReady` with what is missing and change nothing.

        Every way of publishing comes through here; a scheduled one is checked now and when its
        time comes. Wagtail's `published` signal then freezes a version in the same transaction.
        """
        if gaps := what_is_missing(self):
            raise NotReady(gaps)
        with transaction.atomic():
            return super().publish(revision, user=user, **kwargs)
