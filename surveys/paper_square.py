"""What the square on a printed form says: which survey it is, in which version and words."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings

from surveys.models.response import Variant

LARGEST_VERSION = 1_000_000


class NotOurSquare(ValueError):
    """What was scanned is no form of this council; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Square:
    """What a square names. `wording` and `language` may be empty."""

    survey: str
    version: int
    wording: str
    language: str


def address_with(start: str, *, version: int, wording: str, language: str) -> str:
    """Return what the square holds: the survey online, and which form of it this paper is."""
    said = {"version": str(version), "wording": str(wording)}
    if language != settings.LANGUAGE_CODE:
        said["language"] = language
    return f"{start}?{urlencode(said)}"


def square_in(typed: str, council: str) -> Square:
    """Return what a hand scanner typed, or raise `NotOurSquare`."""
    try:
        address = urlsplit(typed.strip()[:2000])
        said = {name: values[0] for name, values in parse_qs(address.query).items()}
    except ValueError:
        raise NotOurSquare(_NOT_A_FORM) from None
    parts = [part for part in address.path.split("/") if part]
    if len(parts) != 2:
        raise NotOurSquare(_NOT_A_FORM)
    if parts[0] != council:
        raise NotOurSquare("This form is of another council. Please send it there.")
    return Square(
        survey=parts[1],
        version=_number(said.get("version", "")),
        wording=_known(said.get("wording", ""), Variant.values),
        language=_known(said.get("language", ""), [code for code, _ in settings.LANGUAGES]),
    )


_NOT_A_FORM = "This is not the square of a form. Scan the square on the first sheet."


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()) or not 0 < int(typed[:10]) < LARGEST_VERSION:
        raise NotOurSquare("This square does not say the version. Choose it from the list below.")
    return int(typed)


def _known(typed: str, known: list[str]) -> str:
    return typed if typed in known else ""
