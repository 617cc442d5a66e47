"""“Our agreement”: what supporters promise, in pictures, and who else is in the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.models import SessionPlan
from surveys.models.plan import Breaks, Observer
from surveys.pledge import Promise, pledge


@dataclass(frozen=True, slots=True)
class Line:
    """A picture and the sentence it belongs to."""

    picture: str
    text: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that people read before they begin beside a supporter.

    `observers` is empty where nobody else is in the room: then nobody is asked about them.
    """

    we_will: list[Line]
    we_wont: list[Line]
    here: list[Line]
    observers: list[Line]


def agreement_of(plan: SessionPlan | None) -> Agreement:
    """Return the agreement, with what was planned for these people when that is known."""
    words = _easy_words()
    return Agreement(
        we_will=_lines(pledge().we_will, words),
        we_wont=_lines(pledge().we_wont, words),
        here=_here(plan),
        observers=_observers(plan.observers) if plan else [],
    )


def _lines(promises: Sequence[Promise], words: dict[str, str]) -> list[Line]:
    return [Line(promise.picture, words[promise.key]) for promise in promises]


def _easy_words() -> dict[str, str]:
    return {
        "listen": _("We listen to what you say."),
        "honest": _("We tell you the truth."),
        "trust": _("We trust each other."),
        "person-centred": _("What matters to you comes first."),
        "adapt": _("We change how we do things, so that you can join in."),
        "respect": _("We care about what each person thinks."),
        "do-it": _("We do what we say."),
        "jargon": _("We do not use hard words."),
        "too-much": _("We do not tell you too much at once."),
        "rush": _("We do not rush you."),
        "too-long": _("We do not keep you waiting for what we promised."),
        "judge": _("We do not think badly of you."),
    }


def _here(plan: SessionPlan | None) -> list[Line]:
    lines = [Line("pause", _("You can have a break at any time."))]
    if plan and plan.breaks != Breaks.AS_ASKED:
        minutes = int(plan.breaks)
        every = ngettext(
            "We all stop for a break every {number} minute.",
            "We all stop for a break every {number} minutes.",
            minutes,
        )
        lines.append(Line("clock", every.format(number=minutes)))
    if plan and plan.interpreter:
        lines.append(Line("people-talking", _("Someone here can put words into your language.")))
    lines.append(Line("hand-stop", _("You can stop or leave at any time.")))
    return lines


def _observers(kinds: Sequence[str]) -> list[Line]:
    known = {
        Observer.COUNCIL: Line("town-hall", _("Someone from the council")),
        Observer.PROVIDER: Line("care-worker", _("Someone who works where people get care")),
        Observer.TRAINEE: Line("student", _("Someone who learns how to help")),
        Observer.ADVOCATE: Line("megaphone", _("Someone who speaks up for a person")),
        Observer.FAMILY: Line("people-hugging", _("Family or friends")),
        Observer.INSPECTOR: Line("clipboard", _("Someone who checks how good care is")),
    }
    return [known[Observer(kind)] for kind in kinds if kind in Observer.values]
