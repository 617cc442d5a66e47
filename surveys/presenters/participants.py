"""What a person sees of the help they get: who helps, what they allow, and what is offered."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from surveys.models import Participant, Suggestion
from surveys.models.response import Helper
from surveys.presenters.options import non_answers, options_of
from surveys.presenters.who import helper_options
from surveys.wordings import worded


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the three things a person says yes or no to, and may change at any moment.

    `press` is what pressing the button does, in words; `deed` in the button's value. `ask` and
    `means` are how it is asked the first time.
    """

    name: str
    picture: str
    label: str
    is_on: bool
    press: str
    ask: str
    means: str

    @property
    def deed(self) -> str:
        """The value of the button that changes it."""
        return f"help.{'no' if self.is_on else 'yes'}.{self.name}"


@dataclass(frozen=True, slots=True)
class Offer:
    """What waits for the person: words for an answer, a pointed finger, or a word explained.

    `key` is the suggestion's, so that nobody says yes to another one. `points_at` is the key of
    an option, `at_picture` says that it is the question's picture.
    """

    kind: str
    key: str
    words: str
    meaning: str = ""
    points_at: str = ""
    at_picture: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class HelpPanel:
    """The part of a page that says who helps. `state` is "on", "paused", "sent" or "over".

    `hides_all` says that a yes to something else does nothing while the place is hidden.
    `on_screen` leads to the question on a group's shared screen, where the group goes together.
    """

    state: str
    who: str
    place: str
    choices: tuple[Choice, ...] = ()
    offer: Offer | None = None
    hides_all: bool = False
    news: str = ""
    on_screen: str = ""

    @property
    def says(self) -> str:
        """What is read out when it is new, without anybody looking for it."""
        if self.news or self.offer is None:
            return self.news
        return {
            "words": _("Your supporter wrote some words for you."),
            "explain": _("Your supporter explains a word."),
            "point": _("Your supporter points at something."),
        }[self.offer.kind]


def help_panel(
    person: Participant,
    *,
    place: str,
    offer: Offer | None = None,
    news: str = "",
    on_screen: str = "",
) -> HelpPanel:
    """Return the panel of somebody whose help goes on; `place` is where its buttons post to."""
    choices = choices_of(person)
    may_see_place, *more = (choice.is_on for choice in choices)
    return HelpPanel(
        state=_state(person),
        who=who_helps(person.session.helper),
        place=place,
        choices=choices,
        offer=offer,
        hides_all=any(more) and not may_see_place,
        news=news,
        on_screen=on_screen,
    )


def help_over(place: str) -> HelpPanel:
    """Return what stands there once when the help has ended."""
    return HelpPanel("over", "", place)


def _state(person: Participant) -> str:
    if person.response and person.response.sent_at:
        return "sent"
    return "paused" if person.is_paused else "on"


def choices_of(person: Participant) -> tuple[Choice, ...]:
    """The three things a person may allow, as they stand now, in the order they are asked."""
    return (
        Choice(
            "may_see_place",
            "place",
            _("They can see which question I am on"),
            person.may_see_place,
            _("Press to hide") if person.may_see_place else _("Press to show"),
            _("May your supporter see which question you are on?"),
            _("They see which question you are on. They do not see your answers."),
        ),
        Choice(
            "may_see_answers",
            "eye",
            _("They can see my answers"),
            person.may_see_answers,
            _("Press to hide") if person.may_see_answers else _("Press to show"),
            _("May your supporter see your answers?"),
            _("They see your answer to the question you are at. You can hide it again."),
        ),
        Choice(
            "may_write",
            "writing",
            _("They can write for me"),
            person.may_write,
            _("Press to stop") if person.may_write else _("Press to allow"),
            _("May your supporter write words for you?"),
            _("You see the words first. You choose if you use them."),
        ),
    )


def who_helps(helper: str) -> str:
    """Say what the supporter is to the person; never a name."""
    known = {option.value: str(option.label) for option in helper_options("")}
    return known.get(helper, "")


def who_will_help(helper: str) -> str:
    """Say who will help, before somebody joins."""
    return {
        Helper.FAMILY: _("Family or a friend will help you."),
        Helper.PAID_CARER: _("Someone who is paid to care will help you."),
        Helper.ADVOCATE: _("An advocate will help you. They speak up for a person."),
        Helper.STAFF: _("Someone from the council or a group will help you."),
    }.get(Helper(helper), _("Someone will help you."))


def offer_of(suggestion: Suggestion, variant: str, voice: str) -> Offer:
    """Return what is offered in the words of whoever reads it."""
    question, key, words = suggestion.question, str(suggestion.key), suggestion.words
    if suggestion.kind == Suggestion.Kind.WORDS:
        return Offer("words", key, words)
    if suggestion.kind == Suggestion.Kind.EXPLAIN:
        meant = worded(question, variant, voice).hard_words
        return Offer("explain", key, words, meaning=_meaning(words, [*meant, *question.hard_words]))
    if not words:
        return Offer("point", key, "", at_picture=True, href="#question")
    cards = [*options_of(question, variant), *non_answers()]
    label = next((card.label for card in cards if card.value == words), words)
    href = "#question" if question.kind == question.Kind.TEXT else f"#choice-{words}"
    return Offer("point", key, label, points_at=words, href=href)


def _meaning(word: str, hard_words: list[Mapping[str, str]]) -> str:
    return next((hard["meaning"] for hard in hard_words if hard["word"] == word), "")
