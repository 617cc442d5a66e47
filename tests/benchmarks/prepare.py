"""Adds the peer's tables, and its form page with the same questions, to a prepared database."""

import django


def build_peer() -> None:
    """Make the peer's tables and its form page, at /twelve/ of the default site."""
    from django.core.management import call_command
    from wagtail.models import Site

    from tests.benchmarks.peer.models import TwelveField, TwelvePage

    call_command("migrate", run_syncdb=True, verbosity=0)
    root = Site.objects.get(is_default_site=True).root_page
    page = TwelvePage(title="Twelve questions", slug="twelve")
    page.form_fields = [
        TwelveField(sort_order=order, label=f"Question {order}", **facts)
        for order, facts in enumerate(_fields(), start=1)
    ]
    root.add_child(instance=page)


def _fields() -> list[dict[str, object]]:
    scale = {
        "field_type": "radio",
        "choices": "Yes\nSometimes\nNo\nI don’t know",
        "required": False,
    }
    single = {**scale, "choices": "Less than a year\nLonger\nI don’t know"}
    several = {"field_type": "checkboxes", "choices": "Washing\nCooking", "required": False}
    words = {"field_type": "multiline", "required": False}
    return [scale] * 5 + [single] * 2 + [several] + [words] * 4


if __name__ == "__main__":
    django.setup()
    build_peer()
