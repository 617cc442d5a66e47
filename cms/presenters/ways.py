"""The ways to read a page, as questions with answers to choose from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.languages import OURS, in_language, languages
from cms.reading import Reading


@dataclass(frozen=True, slots=True)
class Way:
    """One answer on a card."""

    value: str
    label: str
    picture: str = ""
    hint: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that can be chosen by itself."""

    name: str
    heading: str
    ways: list[Way]


def groups(reading: Reading) -> list[Group]:
    """Return everything that can be chosen, with what is chosen now."""
    return [
        Group("wording", _("Which words?"), _wordings(reading)),
        Group("size", _("How big?"), _sizes(reading)),
        Group("colours", _("Which colours?"), _colours(reading)),
        Group("sign", _("Do you want signed videos?"), _signs(reading)),
        Group("language", _("Which language?"), _languages(reading)),
    ]


def _wordings(reading: Reading) -> list[Way]:
    easy = _("Short words and pictures.")
    usual = _("The usual words.")
    return [
        Way("easy_read", _("Easy read"), "book", easy, checked=reading.wording == "easy_read"),
        Way("standard", _("Standard"), "document", usual, checked=reading.wording == "standard"),
    ]


def _sizes(reading: Reading) -> list[Way]:
    return [
        Way("usual", _("Usual print"), "letter", checked=not reading.size),
        Way("large", _("Large print"), "search", checked=reading.size == "large"),
    ]


def _colours(reading: Reading) -> list[Way]:
    strong = _("Black, white and yellow.")
    dark = _("Light words on a dark page.")
    return [
        Way("usual", _("Usual colours"), "sun", checked=not reading.colours),
        Way("contrast", _("Strong colours"), "eye", strong, checked=reading.colours == "contrast"),
        Way("dark", _("Dark page"), "night", dark, checked=reading.colours == "dark"),
    ]


def _signs(reading: Reading) -> list[Way]:
    bsl, makaton = _("British Sign Language"), _("Makaton")
    return [
        Way("usual", _("No signed videos"), "cross", checked=not reading.sign),
        Way("bsl", bsl, "deaf-person", checked=reading.sign == "bsl"),
        Way("makaton", makaton, "video", checked=reading.sign == "makaton"),
    ]


def _languages(reading: Reading) -> list[Way]:
    chosen = reading.language or OURS
    return [
        Way(
            language.code,
            in_language(language.name, language.code),
            hint=_("A computer wrote these words.") if language.is_drafted_by_machine else "",
            checked=language.code == chosen,
        )
        for language in languages()
    ]
