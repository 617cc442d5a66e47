"""Fills an empty database with one council and a survey of twelve questions."""

from collections.abc import Iterator

AT = "/cheshire-east/twelve/"
QUESTIONS = 12


def build() -> None:
    """Make the tables, and in them everything that people need to answer."""
    from django.conf import settings
    from django.core.management import call_command

    from cms.models import Council
    from tests.factories.cms import make_council, make_picture
    from tests.factories.surveys import blocks, make_published_survey
    from tests.factories.themes import load_reference_framework
    from themes.models import IStatement

    call_command("migrate", verbosity=0)
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)
    load_reference_framework()
    council: Council = make_council()
    statement = IStatement.objects.enabled().get(slug="care-coordinated")
    body = list(twelve(blocks(make_picture(), statement)))
    make_published_survey(council, "twelve", body=body)


def twelve(one_of_each: list[dict]) -> Iterator[dict]:
    """Five statements, two with room to say more; two single, one several, two own words."""
    by_type = {block["type"]: block for block in one_of_each}
    for number, (kind, more) in enumerate(
        [
            ("statement", True),
            ("single_choice", False),
            ("statement", False),
            ("free_text", False),
            ("statement", True),
            ("several_choices", False),
            ("statement", False),
            ("single_choice", False),
            ("statement", False),
            ("free_text", False),
        ],
        start=1,
    ):
        block = by_type[kind]
        value = block["value"] | ({"tell_more": more} if kind == "statement" else {})
        yield {**block, "id": f"question-{number}", "value": value}


if __name__ == "__main__":
    import django

    django.setup()
    build()
