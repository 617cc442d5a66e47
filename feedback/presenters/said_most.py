from collections.abc import Iterable
from dataclasses import dataclass

from feedback.presenters.words import joined, number
from feedback.selectors.said_most import (
    BAD,
    GOOD,
    MOST_READ,
    Feeling,
    SaidMost,
    SurveySaidMost,
    VoiceSaidMost,
)
from surveys.models.response import Voice
from themes.models import QualityStatement

HEADINGS = {
    Voice.PERSON: "What people said most",
    Voice.CARER: "What unpaid carers said most",
}
MOSTLY: dict[str, str] = {GOOD: "Mostly good", BAD: "Mostly bad"}
NOTHING = "Too few of these comments share words."


@dataclass(frozen=True, slots=True)
class SayingCard:
    """A phrase many used, about how many, how they sound, and a few of the comments."""

    name: str
    how_many: str
    feeling: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MostBlock:
    """What one voice said most in one survey; `survey` is its title, empty where that is known."""

    id: str
    heading: str
    survey: str
    sayings: list[SayingCard]
    note: str


@dataclass(frozen=True, slots=True)
class MostPage:
    """What was said most about one quality statement in one survey."""

    heading: str
    easy_read_name: str
    anchor: str
    survey: str
    sample_label: str
    blocks: list[MostBlock]


def most_page(statement: QualityStatement, said: SurveySaidMost) -> MostPage:
    """Put one survey's sayings into words; a voice that shares too little is told so."""
    return MostPage(
        heading=f"{statement.number} {statement.name}",
        easy_read_name=statement.easy_read_name,
        anchor=f"statement-{statement.number}",
        survey=said.survey.title,
        sample_label=said.survey.sample_label,
        blocks=[_block(said, voice, "") for voice in said.voices],
    )


def most_blocks(surveys: Iterable[SurveySaidMost]) -> list[MostBlock]:
    """What there is to say of each survey and voice; what shares too little is left out."""
    return [
        _block(said, voice, said.survey.title)
        for said in surveys
        for voice in said.voices
        if voice.sayings
    ]


def _block(said: SurveySaidMost, voice: VoiceSaidMost, survey: str) -> MostBlock:
    cut = f"Made from the newest {MOST_READ:,} comments." if said.is_cut else ""
    return MostBlock(
        id=f"most-{said.survey.pk}-{voice.voice}",
        heading=HEADINGS[Voice(voice.voice)],
        survey=survey,
        sayings=[_card(saying) for saying in voice.sayings],
        note=joined(["" if voice.sayings else NOTHING, cut], " "),
    )


def _card(saying: SaidMost) -> SayingCard:
    return SayingCard(
        name=saying.name,
        how_many=f"About {number(saying.size)} comments.",
        feeling=_feeling(saying.feeling),
        examples=saying.examples,
    )


def _feeling(feeling: Feeling) -> str:
    if not feeling.mostly:
        return "Mixed, or hard to tell."
    words = MOSTLY[feeling.mostly]
    return (
        f"{words}."
        if feeling.number is None
        else f"{words}: about {number(feeling.number)} of them."
    )
