"""What a person reads before they begin: all of rule 38, in easy words, whatever they choose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from surveys.models import SurveyVersion
from surveys.models.response import Variant
from surveys.wordings import intro_words


@dataclass(frozen=True, slots=True)
class Passage:
    """A picture and the few sentences it belongs to."""

    picture: str
    heading: str
    text: str
    under_18: bool = False


def passages(
    version: SurveyVersion, variant: str = Variant.EASY_READ, *, on_paper: bool = False
) -> list[Passage]:
    """Return what a person needs to know: the author's words first, then what always holds.

    Both forms promise the same; only where to turn next is said differently on paper.
    """
    return [
        Passage("people-meeting", _("Who is asking?"), intro_words(version, variant)),
        *_promised(),
        *_where_to_turn(on_paper),
    ]


def _promised() -> list[Passage]:
    return [
        Passage(
            "handshake",
            _("Will my care change?"),
            _("Your care will not change. You can say what you really think."),
        ),
        Passage(
            "hand-stop",
            _("Do I have to answer?"),
            _("You do not have to. You can skip any question. You can stop at any time."),
        ),
        Passage(
            "private-record",
            _("Will you know who I am?"),
            _("We do not ask your name. Please do not write names in your answers."),
        ),
        Passage(
            "people-group",
            _("Who sees my answers?"),
            _(
                "People at the council read your answers. "
                "They take out names before others see your words."
            ),
        ),
        Passage(
            "shield",
            _("When do you tell someone?"),
            " ".join(
                [
                    _(
                        "We may tell someone if you or others may be hurt. "
                        "We do this to keep people safe. "
                        "We do not know who you are. So we cannot call you back. "
                        "You can leave a phone number or email at the end."
                    ),
                    _("Words about being hurt go first to the team that keeps people safe."),
                ]
            ),
        ),
    ]


def _where_to_turn(on_paper: bool) -> list[Passage]:
    under_18, help_now = _on_paper() if on_paper else _on_a_screen()
    return [
        Passage(
            "adults-only",
            _("Who can answer?"),
            f"{_('Adults can answer. You must be 18 or over.')} {under_18}",
            under_18=True,
        ),
        Passage(
            "people-two",
            _("Do you want help?"),
            f"{_('Someone can help you to answer. Choose a person you trust.')} {help_now}",
        ),
    ]


def _on_a_screen() -> tuple[str, str]:
    return (
        _("Are you under 18? Please do not answer here. See who can help you."),
        _("Do you need help with your care? Look for Get help now on each page."),
    )


def _on_paper() -> tuple[str, str]:
    return (
        _(
            "Are you under 18? Talk to an adult you trust. "
            "You can also call Childline free on 0800 1111."
        ),
        _("Do you need help with your care? Look for the phone numbers on this form."),
    )
