"""A survey as a form to print: what its pages ask, in the same words, all on one sheet (F56)."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from django.utils.translation import gettext as _

from cms.languages import Words
from surveys.actions.responses import Consent
from surveys.models import Question, SurveyVersion
from surveys.models.response import Variant
from surveys.presenters.agreement import ConsentChoice, consent_choices
from surveys.presenters.frame import title_of
from surveys.presenters.options import Option
from surveys.presenters.paper_about import about_questions
from surveys.presenters.paper_questions import PaperQuestion, paper_questions
from surveys.presenters.start import Passage
from surveys.presenters.who import help_options, helper_options, who_options
from surveys.wordings import intro_words


@dataclass(frozen=True, slots=True)
class TickList:
    """A question about the answering itself."""

    heading: str
    hint: str
    picture: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything the form shows. `address` is where the same survey is answered online."""

    title: Words
    version: int
    easy_read: bool
    large: bool
    address: str
    square: str
    passages: Sequence[Passage]
    consents: Sequence[ConsentChoice]
    who: Sequence[TickList]
    questions: Sequence[PaperQuestion]
    about: Sequence[PaperQuestion]


def paper_of(
    version: SurveyVersion,
    pages: Sequence[Question],
    *,
    variant: str,
    large: bool,
    address: str,
) -> Paper:
    """Return the form of a frozen version, in the page's own language."""
    return Paper(
        title=title_of(version, variant),
        version=version.number,
        easy_read=variant == Variant.EASY_READ,
        large=large,
        address=address,
        square=square_of(address),
        passages=_passages(version, variant),
        consents=consent_choices(Consent(), version.months_kept),
        who=_who(),
        questions=paper_questions(pages, variant),
        about=about_questions(version.monitoring, variant),
    )


def square_of(address: str) -> str:
    """Return the picture that a phone reads the address from, as a `data:` address."""
    square = segno.make_qr(address, error="m")
    return square.svg_data_uri(scale=4, border=4, light="#fff", svgclass=None)


def _who() -> list[TickList]:
    return [
        TickList(_("Who is answering?"), "", "person-unsure", who_options("")),
        TickList(_("Does someone help you to answer?"), "", "people-two", help_options("")),
        TickList(
            _("Who helps you?"),
            _("Leave this out if nobody helps you."),
            "hands-together",
            helper_options(""),
        ),
    ]


def _passages(version: SurveyVersion, variant: str) -> list[Passage]:
    return [
        Passage("people-meeting", _("Who is asking?"), intro_words(version, variant)),
        Passage(
            "handshake",
            _("Will my care change?"),
            _("Your care will not change. You can say what you really think."),
        ),
        Passage(
            "hand-stop",
            _("Do I have to answer?"),
            _("You do not have to. Skip any question. You can stop at any time."),
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
            _("We may tell someone if you or others may be hurt. We do this to keep people safe."),
        ),
        Passage(
            "adults-only",
            _("Who can answer?"),
            _(
                "Adults can answer. You must be 18 or over. "
                "Are you under 18? Talk to an adult you trust. "
                "You can also call Childline free on 0800 1111."
            ),
        ),
        Passage(
            "people-two",
            _("Do you want help?"),
            _("Someone can help you to answer. Choose a person you trust."),
        ),
    ]
