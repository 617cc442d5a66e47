"""What a person reads before they begin: all of rule 38, in easy words, whatever they choose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.models import Answer, Question, SurveyVersion
from surveys.models.response import Variant
from surveys.wordings import intro_words


@dataclass(frozen=True, slots=True)
class Passage:
    """A picture and the few sentences it belongs to."""

    picture: str
    heading: str
    text: str
    under_18: bool = False


def passages(version: SurveyVersion) -> list[Passage]:
    """Return what a person needs to know: the author's words first, then what always holds."""
    return [
        Passage("people-meeting", _("Who is asking?"), intro_words(version, Variant.EASY_READ)),
        *_always(),
    ]


def _always() -> list[Passage]:
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
            _(
                "We may tell someone if you or others may be hurt. We do this to keep people safe. "
                "We do not know who you are. So we cannot call you back. "
                "You can leave a phone number or email at the end."
            ),
        ),
        Passage(
            "identity-card",
            _("Who can answer?"),
            _(
                "Adults can answer. You must be 18 or over. "
                "Are you under 18? Please do not answer here. See who can help you."
            ),
            under_18=True,
        ),
        Passage(
            "people-two",
            _("Do you want help?"),
            _(
                "Someone can help you to answer. Choose a person you trust. "
                "Do you need help with your care? Look for Get help now on each page."
            ),
        ),
    ]


def how_long(questions: int, may_be_more: bool = False) -> str:
    """Say how many questions there are, and whether answers may lead to more."""
    number = ngettext("There is {number} question.", "There are {number} questions.", questions)
    said = [number.format(number=questions), _("Take as much time as you like.")]
    if may_be_more:
        said.append(_("Some answers lead to more questions."))
    return " ".join(said)


def place_to_carry_on(pages: list[Question], answers: dict[int, Answer]) -> int | None:
    """The number of the first page not yet dealt with; None when all of them are."""
    waiting = (
        page.position
        for page in pages
        if page.kind != Question.Kind.INFORMATION and page.pk not in answers
    )
    return next(waiting, None)
