"""The words of the questions about who answers, and of what was said to them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.languages import OURS, Words, in_english, spoken
from surveys.models import Response
from surveys.models.response import Variant, Voice
from surveys.monitoring import PREFER_NOT, Frozen, Said, asked
from surveys.places import Place
from surveys.presenters.check import CHANGE, Row
from surveys.presenters.options import Option

PICTURES = {
    "carer": "heart-hands",
    "support-reason": "support",
    "support-setting": "home-care",
    "funding": "money",
    "communication-needs": "speech-bubbles",
    "age-band": "birthday-cake",
    "sex": "people-two",
    "gender-identity": "person-unsure",
    "ethnic-group": "people-group",
    "long-term-condition": "health-book",
    "activity-restriction": "walking-stick",
    "impairment": "body",
    "religion": "worship",
    "sexual-orientation": "two-hearts",
    "marital-status": "ring",
    "pregnancy": "heart-check",
}
FACE = "face-zipped"


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What comes before the questions: whom they are about, and how many there are."""

    heading: str
    about_whom: str
    how_many: str


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; most questions have one group, without a heading."""

    heading: str
    id: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class AboutQuestionPage:
    """One question about the person, in the wording they read."""

    slug: str
    text: str
    about_whom: str
    picture: str
    easy_read: bool
    multiple: bool
    groups: list[Group]
    beside: list[Option]
    progress: str
    number: int
    total: int

    @property
    def first_field(self) -> str:
        """The id an error message leads to."""
        return f"choice-{self.groups[0].options[0].value}"


def about_page(response: Response) -> AboutPage:
    """Return the words that come before the questions."""
    number = len(asked(response.version.monitoring, {}))
    how_many = ngettext("There is {number} question.", "There are {number} questions.", number)
    on_behalf = response.voice == Voice.ON_BEHALF
    return AboutPage(
        heading=_("About the person") if on_behalf else _("About you"),
        about_whom=_about_whom(response),
        how_many=how_many.format(number=number),
    )


def about_question_page(
    response: Response, number: int, said: Said, chosen: Collection[str]
) -> AboutQuestionPage:
    """Return one question; `number` is its place among all, of which some are not asked."""
    numbers = [other for other, _question in asked(response.version.monitoring, said)]
    question = response.version.monitoring[number - 1]
    place, total = numbers.index(number) + 1, len(numbers)
    options = _options(question, response.variant, chosen)
    return AboutQuestionPage(
        slug=question["slug"],
        text=_wording(question, response.variant),
        about_whom=_about_whom(response),
        picture=PICTURES.get(question["slug"], "identity-card"),
        easy_read=response.variant == Variant.EASY_READ,
        multiple=question["multiple"],
        groups=_groups(question, options),
        beside=[replace(each, picture=FACE) for each in options if each.value == PREFER_NOT],
        progress=progress_words(response, place, total),
        number=place,
        total=total,
    )


def about_you_rows(response: Response, said: Said, place: Place | None = None) -> list[Row]:
    """Return what a person said about themselves; with a `place`, where each is changed."""
    if not response.version.monitoring:
        return []
    if not any(said.values()):
        href = f"{place.about}{CHANGE}" if place else ""
        return [Row(_about_rows_question(response), _("You skipped these questions."), href)]
    return [
        Row(
            _wording(question, response.variant),
            _answer(question, response.variant, said.get(question["slug"], ())),
            f"{place.about_question(number)}{CHANGE}" if place else "",
        )
        for number, question in asked(response.version.monitoring, said)
    ]


def every_about_you_row(response: Response, place: Place) -> list[Row]:
    """Return a row for each question there is, unanswered, whoever is asked it."""
    unanswered = _answer({"options": []}, response.variant, ())
    return [
        Row(
            _wording(question, response.variant),
            unanswered,
            f"{place.about_question(number)}{CHANGE}",
        )
        for number, question in enumerate(response.version.monitoring, start=1)
    ]


def about_you_heading(response: Response) -> str:
    """Name the part of the check page that says who somebody is."""
    return _("About the person") if response.voice == Voice.ON_BEHALF else _("About you")


def _about_rows_question(response: Response) -> str:
    if response.voice == Voice.ON_BEHALF:
        return _("Questions about the person")
    return _("Questions about you")


def _about_whom(response: Response) -> str:
    if response.voice == Voice.ON_BEHALF:
        return _("Please answer about the person you speak for.")
    if response.voice == Voice.CARER:
        return _("Please answer about yourself, not about the person you look after.")
    return ""


def progress_words(response: Response, number: int | str, total: int | str) -> str:
    """Say how far along a person is."""
    words = _("Question {number} of {total} about you")
    if response.voice == Voice.ON_BEHALF:
        words = _("Question {number} of {total} about the person")
    return words.format(number=number, total=total)


def _options(question: Frozen, variant: str, chosen: Collection[str]) -> list[Option]:
    return [
        Option(
            option["code"], _option_words(option, variant), checked=option["code"] in set(chosen)
        )
        for option in question["options"]
    ]


def _groups(question: Frozen, options: Iterable[Option]) -> list[Group]:
    headings: Mapping[str, str] = {
        option["code"]: option.get("heading", "") for option in question["options"]
    }
    among = [option for option in options if option.value != PREFER_NOT]
    grouped = groupby(among, key=lambda option: headings[option.value])
    return [
        Group(_said(heading), f"group-{number}", list(own))
        for number, (heading, own) in enumerate(grouped, start=1)
    ]


def _answer(question: Frozen, variant: str, codes: Collection[str]) -> str:
    chosen = [
        _option_words(option, variant) for option in question["options"] if option["code"] in codes
    ]
    return "\n".join(chosen) or _("You did not answer this.")


def _wording(question: Frozen, variant: str) -> Words:
    return _said(question["easy_read" if variant == Variant.EASY_READ else "standard"])


def _option_words(option: Frozen, variant: str) -> Words:
    return _said(option["easy_read" if variant == Variant.EASY_READ else "label"])


def _said(text: str) -> Words:
    """Say words of the list in the page's language; English where the catalogue has none."""
    words = _(text) if text else ""
    return in_english(text) if words == text and spoken() != OURS else Words(words)
