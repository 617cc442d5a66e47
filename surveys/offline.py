"""What a device that was without a network sends: understood, or refused in one plain sentence."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.dateparse import parse_datetime

from surveys.models.response import CONSENTS, Help, Helper, Variant, Voice

LONGEST_SENDING = 2_000_000
MOST_ANSWERS = 500


class NotReadable(ValueError):
    """What came is not what our page sends; the message says so to a supporter."""


@dataclass(frozen=True, slots=True)
class PageGiven:
    """What stood in the fields of one page, and how the page was read."""

    key: str
    choice: tuple[str, ...]
    text: str
    variant: str
    language: str


@dataclass(frozen=True, slots=True)
class Sending:
    """One person's answers as their device kept them. `sha256` is the digest of all of it."""

    key: UUID
    seal: str
    version: int
    variant: str
    language: str
    consent: frozenset[str]
    voice: str
    help: str
    helper: str
    answers: tuple[PageGiven, ...]
    about: tuple[PageGiven, ...]
    contact: str
    given_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sending and what the device's clock said when it sent: clocks of devices may be wrong."""

    sending: Sending
    clock: datetime


def understood_parcel(body: bytes) -> Parcel:
    """Return what the bytes of one request say, or raise `NotReadable`."""
    try:
        found = json.loads(body, parse_constant=_refuse, parse_float=_refuse)
        fields = _Fields(found)
        return Parcel(understood_sending(fields.mapping("sending")), fields.moment("clock"))
    except NotReadable:
        raise
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise NotReadable("This is not what our page sends.") from None


def understood_sending(raw: Mapping[str, Any]) -> Sending:
    """Return one person's answers from what a device kept, or raise `NotReadable`."""
    fields = _Fields(raw)
    variant = fields.one_of("variant", Variant.values)
    language = fields.one_of("language", _languages())
    return Sending(
        key=UUID(fields.text("id")),
        seal=fields.text("seal"),
        version=fields.number("version"),
        variant=variant,
        language=language,
        consent=frozenset(fields.texts("consent")) & frozenset(CONSENTS),
        voice=fields.one_of("voice", Voice.values),
        help=fields.one_of("help", Help.values),
        helper=fields.one_of("helper", Helper.values),
        answers=_pages(fields, "answers"),
        about=_pages(fields, "about"),
        contact=fields.text("contact"),
        given_at=fields.moment("given_at"),
        sha256=_digest(raw),
    )


def _pages(fields: "_Fields", name: str) -> tuple[PageGiven, ...]:
    pages = tuple(_page(_Fields(each)) for each in fields.items(name))
    if len({page.key for page in pages}) != len(pages):
        raise NotReadable("One question was answered twice in this.")
    return pages


def _page(fields: "_Fields") -> PageGiven:
    return PageGiven(
        key=fields.text("key"),
        choice=tuple(fields.texts("choice")),
        text=fields.text("text"),
        variant=fields.one_of("variant", Variant.values),
        language=fields.one_of("language", _languages()),
    )


def _digest(raw: Mapping[str, Any]) -> str:
    # Escaped, so that half a letter (a lone surrogate) has a digest as well.
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()


def _languages() -> Collection[str]:
    return [code for code, _name in settings.LANGUAGES]


def _refuse(_value: str) -> None:
    raise NotReadable("This is not what our page sends.")


class _Fields:
    """The fields of a mapping, each of the kind that is asked for, or `NotReadable`."""

    def __init__(self, raw: object) -> None:
        if not isinstance(raw, Mapping):
            raise NotReadable("This is not what our page sends.")
        self.raw = raw

    def text(self, name: str) -> str:
        return self._of(name, str)

    def texts(self, name: str) -> list[str]:
        found = self.items(name)
        if not all(isinstance(each, str) for each in found):
            raise self._missing(name)
        return found

    def items(self, name: str) -> list:
        found = self._of(name, list)
        if len(found) > MOST_ANSWERS:
            raise NotReadable("There are more answers in this than any survey asks for.")
        return found

    def mapping(self, name: str) -> dict:
        return self._of(name, dict)

    def number(self, name: str) -> int:
        found = self._of(name, int)
        if isinstance(found, bool) or not 0 < found < 2**63:
            raise self._missing(name)
        return found

    def one_of(self, name: str, known: Collection[str]) -> str:
        found = self.text(name)
        if found not in known:
            raise self._missing(name)
        return found

    def moment(self, name: str) -> datetime:
        found = parse_datetime(self.text(name))
        if found is None or found.tzinfo is None:
            raise self._missing(name)
        return found

    def _of(self, name: str, kind: type) -> Any:
        found = self.raw.get(name)
        if not isinstance(found, kind):
            raise self._missing(name)
        return found

    def _missing(self, name: str) -> NotReadable:
        return NotReadable(f"This is not what our page sends: look at “{name}”.")
