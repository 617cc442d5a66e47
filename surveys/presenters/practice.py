"""One question to try the faces with, before any that counts (rule 27)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from surveys.models import Question
from surveys.models.response import Variant
from surveys.presenters.options import Option, non_answers, options_of


@dataclass(frozen=True, slots=True)
class Practice:
    """A question about nothing that matters, answered like every I-statement."""

    text: str
    picture: str
    options: list[Option]
    beside: list[Option]

    def words_of(self, value: str) -> str:
        """The words on the card of this answer; nothing for any other value."""
        cards = [*self.options, *self.beside]
        return next((card.label for card in cards if card.value == value), "")


def practice_question() -> Practice:
    """Return the question to try, with the same answers as the questions that follow."""
    like_the_others = Question(kind=Question.Kind.STATEMENT)
    return Practice(
        text=_("Do you like tea?"),
        picture="hot-drink",
        options=options_of(like_the_others, Variant.EASY_READ),
        beside=non_answers(),
    )
