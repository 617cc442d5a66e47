"""A survey as a form to print: what its pages ask, in the same words, all on one sheet (F56)."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from django.utils.translation import gettext as _

from cms.languages import Words, spoken
from surveys.actions.responses import Consent
from surveys.models import Question, SurveyVersion
from surveys.models.response import Variant
from surveys.paper_square import address_with
from surveys.presenters.agreement import ConsentChoice, consent_choices
from surveys.presenters.frame import title_of
from surveys.presenters.options import Option
from surveys.presenters.paper_about import about_questions
from surveys.presenters.paper_questions import PaperQuestion, paper_questions
from surveys.presenters.passages import Passage, passages
from surveys.presenters.who import help_options, helper_options, who_options


@dataclass(frozen=True, slots=True)
class TickList:
    """A question about the answering itself."""

    heading: str
    hint: str
    picture: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything the form shows.

    `address` is where the same survey is answered online. `square` opens it, too, and tells whoever
    types this paper in which form of which version it is; `small_square` only opens it, so that it
    can be read at the size of a foot line.
    """

    title: Words
    version: int
    easy_read: bool
    large: bool
    address: str
    square: str
    small_square: str
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
        square=square_of(
            address_with(address, version=version.number, wording=variant, language=spoken())
        ),
        small_square=square_of(address),
        passages=passages(version, variant, on_paper=True),
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
