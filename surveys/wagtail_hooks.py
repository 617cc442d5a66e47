from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from surveys.models import SurveyPage
from surveys.readiness import what_is_missing


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


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    """Name what this app writes to the action log."""
    actions.register_action("surveys.version.frozen", "Freeze version", "Froze a version")
    actions.register_action("surveys.response.withdrawn", "Withdraw", "A person took answers back")
    actions.register_action(
        "surveys.retention.done", "Delete what is over", "Deleted what was kept long enough"
    )


@hooks.register("insert_global_admin_css")
def wordings_side_by_side() -> str:
    """Bring the style that puts the two wordings of a block beside each other."""
    return format_html('<link rel="stylesheet" href="{}">', static("frontend/editor.css"))
