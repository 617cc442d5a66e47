"""Pages every council must have from its first day; it edits the words as it learns more."""

from cms.models import Council, InformationPage


def starter_pages(council: Council) -> list[InformationPage]:
    """A privacy page and an accessibility statement (rule 32) to begin with, not yet published."""
    return [
        InformationPage(title="Your privacy", slug="privacy", body=_privacy(council)),
        InformationPage(
            title="Using this site: accessibility", slug="accessibility", body=_access(council)
        ),
    ]


def _paragraphs(*lines: str) -> str:
    return "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)


def _privacy(council: Council) -> str:
    return _paragraphs(
        "<h2>What we keep</h2>",
        "We keep your answers. We keep how you answered, such as online or on paper.",
        "We do not keep your name with your answers.",
        "We do not keep your email address or your IP address with them.",
        "<h2>How long we keep it</h2>",
        "We keep your words for as long as each survey says. Then we delete them.",
        "<h2>Who sees it</h2>",
        "A small team reads your words first. They hide names.",
        "Other people only see your words if you said yes to that.",
        "<h2>Taking it back</h2>",
        "You get a code at the end. The code lets you take your answers back.",
    )


def _access(council: Council) -> str:
    # What the statement says is drawn from the council's own facts, at one address.
    return _paragraphs(
        f"{council.name} wants everyone to be able to use this site.",
        f'<p><a href="/{council.slug}/accessibility/">Read our accessibility statement</a></p>',
    )
