"""How much a survey asks, and where a person carries on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.models import Answer, Question


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
