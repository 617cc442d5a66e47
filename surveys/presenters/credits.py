"""The credits page: pictures in groups that share a source and a licence."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from surveys.selectors.credits import Credit


@dataclass(frozen=True, slots=True)
class CreditGroup:
    """Pictures of one set: its name, its licence, and what each picture shows."""

    source: str
    licence: str
    pictures: list[str]


def grouped(credits: Iterable[Credit]) -> list[CreditGroup]:
    """Return one group for each set and licence, in alphabetical order."""
    keyed = sorted((_set_of(credit.source), credit.licence, credit.alt) for credit in credits)
    return [
        CreditGroup(source, licence, [alt for _source, _licence, alt in rows])
        for (source, licence), rows in groupby(keyed, key=lambda row: row[:2])
    ]


def _set_of(source: str) -> str:
    """The name of the set a picture comes from: "Set: picture, Holder" without the picture."""
    name, colon, rest = source.partition(": ")
    holder = rest.rpartition(", ")[2]
    return f"{name}, {holder}" if colon and holder != rest else source
