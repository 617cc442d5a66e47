from dataclasses import dataclass

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField

from cms.languages import OURS, Words, in_english, spoken


def original_of(page: Page) -> Page:
    """Return the English page that this page is a copy of in another language, or itself."""
    locale = Locale.get_default()
    return page if page.locale_id == locale.pk else page.get_translation(locale).specific


def words_of(page: Page, original: Page, name: str) -> Words:
    """Return a text of a page; what says the same as the English is English still."""
    text = getattr(page, name)
    return in_english(text) if text == getattr(original, name) else Words(text)


class HomePage(Page):
    """The shared host's first page. Every council's pages grow below it."""

    template = "cms/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.CouncilPage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = CouncilPage.objects.live().child_of(original_of(self)).select_related("council")
        context["councils"] = pages.order_by("council__short_name")
        return context


class CouncilPage(Page):
    """A council's first page: the root of its own tree and of its own host name."""

    council = models.ForeignKey("cms.Council", on_delete=models.PROTECT, related_name="pages")
    welcome = models.TextField(
        blank=True, help_text="One or two short sentences that say what this place is for."
    )

    # Which council it is does not change with the language.
    override_translatable_fields = [SynchronizedField("council", overridable=False)]

    template = "cms/council.html"
    content_panels = [*Page.content_panels, FieldPanel("welcome")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["surveys.SurveyPage", "cms.InformationPage"]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["council"] = self.council
        original = original_of(self)
        context["welcome"] = words_of(self, original, "welcome")
        pages = original.get_children().live().specific()
        # What people came for stands first: the surveys.
        ordered = sorted(pages, key=lambda page: isinstance(page, InformationPage))
        context["pages"] = [_listed(page) for page in ordered]
        return context


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as a council's first page names it. Its address is the same in every language."""

    slug: str
    title: Words
    sample_label: Words


def _listed(page: Page) -> Listed:
    shown = page if spoken() == OURS else page.localized.specific
    name = "easy_read_title" if getattr(page, "easy_read_title", "") else "title"
    return Listed(
        page.slug, words_of(shown, page, name), in_english(getattr(page, "sample_label", ""))
    )


class InformationPage(Page):
    """A page of plain words, such as the accessibility statement or what happened next."""

    body = RichTextField(features=["h2", "h3", "ol", "ul", "link", "bold"])

    template = "cms/information.html"
    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["cms.CouncilPage"]
    subpage_types: list[str] = []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["council"] = self.get_parent().specific.council
        original = original_of(self)
        context["title"] = words_of(self, original, "title")
        context["body"] = words_of(self, original, "body")
        return context
