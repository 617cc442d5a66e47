from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button

from surveys.models import SurveyPage
from surveys.readiness import what_is_missing
from surveys.selectors.translations import CHECKED
from surveys.views.languages import show_languages
from surveys.views.paths import show_paths


@hooks.register("before_publish_page")
def say_what_is_missing(request, page):
    """Keep the draft, list what publishing still needs, and go back to the editor."""
    if not isinstance(page, SurveyPage):
        return None
    gaps = what_is_missing(page)
    if not gaps:
        return None
    messages.error(request, "Not published yet. Your draft is saved. These are missing:")
    for gap in gaps:
        messages.error(request, gap)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def paths_address() -> list:
    """Give the list of a draft's paths an address inside the editor."""
    return [path("survey-paths/<int:page_id>/", show_paths, name="survey-paths")]


@hooks.register("register_page_header_buttons")
def paths_button(page, user, next_url=None, view_name=None):
    """Lead from a survey in the editor to its paths."""
    if isinstance(page, SurveyPage) and page.permissions_for_user(user).can_edit():
        address = reverse("survey-paths", args=[page.pk])
        yield Button("Paths", url=address, icon_name="arrow-right-full", priority=12)


@hooks.register("register_admin_urls")
def languages_address() -> list:
    """Give the list of a survey's languages an address inside the editor."""
    return [path("survey-languages/<int:page_id>/", show_languages, name="survey-languages")]


@hooks.register("register_page_header_buttons")
def languages_button(page, user, next_url=None, view_name=None):
    """Lead from a survey in the editor to its languages."""
    if isinstance(page, SurveyPage) and page.permissions_for_user(user).can_edit():
        address = reverse("survey-languages", args=[page.pk])
        yield Button("Languages", url=address, icon_name="globe", priority=13)


PAPER_ACTIONS = [
    ("opened", "Open a batch", "Opened a batch of forms"),
    ("entered", "Type in a form", "Typed in a form"),
    ("closed", "Close a batch", "Closed a batch of forms"),
    ("typed_again", "Type a form again", "Typed a form again to check it"),
    ("settled", "Settle differences", "Settled how two typings of a form differ"),
    ("check_all", "Check all forms", "Had every form of a batch checked"),
    ("checked", "Finish a check", "Finished the check of a batch"),
    ("lapsed", "Let a batch go", "Let go of a batch that nobody finished"),
]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    """Name what this app writes to the action log."""
    actions.register_action("surveys.version.frozen", "Freeze version", "Froze a version")
    actions.register_action(CHECKED, "Check a translation", "Checked a translation")
    actions.register_action("surveys.response.withdrawn", "Withdraw", "A person took answers back")
    actions.register_action("surveys.session.started", "Start a session", "Started a session")
    actions.register_action("surveys.session.ended", "End a session", "Ended a session")
    actions.register_action("surveys.offline.prepared", "Prepare a device", "Prepared a device")
    for done in ("made", "changed", "deleted"):
        words = done.capitalize()
        actions.register_action(f"surveys.plan.{done}", f"{words} a plan", f"{words} a plan")
    for action, label, message in PAPER_ACTIONS:
        actions.register_action(f"surveys.paper.{action}", label, message)
    actions.register_action(
        "surveys.retention.done", "Delete what is over", "Deleted what was kept long enough"
    )


@hooks.register("insert_global_admin_css")
def wordings_side_by_side() -> str:
    """Bring the style that puts the two wordings of a block beside each other."""
    return format_html('<link rel="stylesheet" href="{}">', static("frontend/editor.css"))
