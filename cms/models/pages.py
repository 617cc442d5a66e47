from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField


class HomePage(Page):
    """The shared host's first page. Every council's pages grow below it."""

    template = "cms/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.CouncilPage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = CouncilPage.objects.live().child_of(self).select_related("council")
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
        pages = self.get_children().live().specific()
        # What people came for stands first: the surveys.
        context["pages"] = sorted(pages, key=lambda page: isinstance(page, InformationPage))
        return context


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
        return context
