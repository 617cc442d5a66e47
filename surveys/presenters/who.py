"""Who is answering, how somebody helps, and who that is: each may be skipped, none asks a name."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from surveys.models import Response
from surveys.models.response import Help, Helper, Voice
from surveys.places import Place
from surveys.presenters.options import Option

# What the person chooses -> whose experience it is, and the help that the choice itself tells of.
WHO: dict[str, tuple[Voice, Help]] = {
    "me": (Voice.PERSON, Help.UNKNOWN),
    "carer": (Voice.CARER, Help.UNKNOWN),
    "writing": (Voice.PERSON, Help.TYPED_FOR),
    "on-behalf": (Voice.ON_BEHALF, Help.UNKNOWN),
}
ASKED_HOW = {"me", "carer"}
# Help that somebody else gives: then we ask who they are.
HELPED = {Help.READ_TO, Help.TYPED_FOR, Help.INTERPRETED}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the answering itself, and the way back from it.

    `under_18` says that the page also has the way out for somebody who is not an adult.
    """

    heading: str
    picture: str
    options: list[Option]
    back: str
    under_18: bool = False


def who_asked(response: Response, place: Place) -> Asked:
    """Ask whose experience it is."""
    return Asked(
        _("Who is answering?"),
        "person-unsure",
        who_options(who_chosen(response)),
        f"{place.agree}?return=",
        under_18=True,
    )


def help_asked(response: Response, place: Place) -> Asked:
    """Ask how somebody helps."""
    return Asked(
        _("Does someone help you to answer?"),
        "people-two",
        help_options(response.help),
        place.who,
    )


def helper_asked(response: Response, place: Place, likely: str = Helper.UNKNOWN) -> Asked:
    """Ask who it is that helps; `likely` is chosen until the person says who it is."""
    return Asked(
        helper_heading(response),
        "support",
        helper_options(response.helper or likely),
        place.helped if who_chosen(response) in ASKED_HOW else place.who,
    )


def asks_helper(response: Response) -> bool:
    """True where somebody else reads, writes or speaks, so that we ask who they are."""
    return response.voice == Voice.ON_BEHALF or response.help in HELPED


def who_options(chosen: str) -> list[Option]:
    """Return the ways to answer, with the one chosen before."""
    words = [
        ("me", _("Me, about my own care"), "person", ""),
        (
            "carer",
            _("Me, I look after someone"),
            "heart-hands",
            _("I am not paid to do it. I answer about my own life."),
        ),
        (
            "writing",
            _("I write down what someone tells me"),
            "writing",
            _("Please use their own words."),
        ),
        (
            "on-behalf",
            _("I answer for someone who cannot tell me"),
            "people-two",
            _("We keep these answers apart. We do not count them as the person’s own words."),
        ),
    ]
    return [
        Option(value, label, picture, hint, value == chosen)
        for value, label, picture, hint in words
    ]


def help_options(chosen: str) -> list[Option]:
    """Return the ways somebody may have helped, with the one chosen before."""
    words = [
        (Help.ALONE, _("No, I answer on my own"), "person"),
        (Help.READ_TO, _("Someone reads the questions to me"), "speaking"),
        (Help.TYPED_FOR, _("Someone writes down my words"), "writing"),
        (Help.INTERPRETED, _("Someone puts it into my language"), "people-talking"),
    ]
    return [
        Option(str(value), label, picture, checked=value == chosen)
        for value, label, picture in words
    ]


def helper_heading(response: Response) -> str:
    """Ask who helps so that whoever sits at the screen can answer it."""
    if response.voice == Voice.ON_BEHALF:
        return _("How do you know the person?")
    if response.help == Help.TYPED_FOR:
        return _("Who writes down the words?")
    return _("Who helps you?")


def helper_options(chosen: str) -> list[Option]:
    """Return who may help; with one calm sentence where that is paid work (rule 39)."""
    words = [
        (Helper.FAMILY, _("Family or a friend"), "people-hugging", ""),
        (
            Helper.PAID_CARER,
            _("Someone who is paid to care"),
            "care-worker",
            _("You can carry on. If you can choose, ask someone else to help."),
        ),
        (
            Helper.ADVOCATE,
            _("An advocate"),
            "megaphone",
            _("This is someone who speaks up for a person."),
        ),
        (Helper.STAFF, _("Someone from the council or a group"), "people-meeting", ""),
        (Helper.OTHER, _("Someone else"), "person-unsure", ""),
    ]
    return [
        Option(str(value), label, picture, hint, value == chosen)
        for value, label, picture, hint in words
    ]


def who_chosen(response: Response) -> str:
    """Which way to answer fits what was said so far.

    "Me" is also what holds when the question was skipped, so it is not shown as chosen unless
    the help was asked for too.
    """
    if response.voice == Voice.ON_BEHALF:
        return "on-behalf"
    if response.voice == Voice.CARER:
        return "carer"
    if response.help == Help.TYPED_FOR:
        return "writing"
    return "me" if response.help else ""


def who_words(response: Response) -> str:
    """Say whose experience it is, as the check page shows it."""
    chosen = who_chosen(response) or "me"
    return next(option.label for option in who_options(chosen) if option.checked)


def help_words(response: Response) -> str:
    """Say how somebody helped, as the check page shows it."""
    return _label_chosen(help_options(response.help))


def helper_words(response: Response) -> str:
    """Say who helped, as the check page shows it."""
    return _label_chosen(helper_options(response.helper))


def _label_chosen(options: list[Option]) -> str:
    chosen = [option.label for option in options if option.checked]
    return chosen[0] if chosen else _("You did not answer this.")
