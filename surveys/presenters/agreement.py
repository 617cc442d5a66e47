"""The four things a person may agree to, each apart and none ticked for them (F7, rule 38)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.actions.responses import Consent
from surveys.models import Response

NAMES = ("keep", "theme", "quote", "contact")


@dataclass(frozen=True, slots=True)
class ConsentChoice:
    """One box to tick, with its picture and what ticking it means."""

    name: str
    label: str
    explain: str
    picture: str
    checked: bool


def consent_choices(ticked: Consent, months_kept: int) -> list[ConsentChoice]:
    """Return the four choices with what this person ticked before."""
    words = _words(months_kept)
    return [ConsentChoice(name, *words[name], getattr(ticked, name)) for name in NAMES]


def consent_of(response: Response) -> Consent:
    """Return what the person agreed to when they began, or changed since."""
    return Consent(
        keep=True,
        theme=response.may_theme,
        quote=response.may_quote,
        contact=response.may_contact,
    )


def _words(months_kept: int) -> dict[str, tuple[str, str, str]]:
    return {
        "keep": (
            _("You can keep my answers"),
            ngettext(
                "You must be 18 or over. We need this one to start. "
                "We delete your words after {months} month.",
                "You must be 18 or over. We need this one to start. "
                "We delete your words after {months} months.",
                months_kept,
            ).format(months=months_kept),
            "folder",
        ),
        "theme": (
            _("You can sort my words into topics"),
            _("A computer helps us do this. People check it."),
            "jigsaw",
        ),
        "quote": (
            _("You can show my words to others"),
            _("We take out names first. Then people who plan care may read them."),
            "speech-bubble",
        ),
        "contact": (
            _("You can contact me"),
            _("We ask you how at the end. You can still say no then."),
            "telephone",
        ),
    }
