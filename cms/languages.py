"""The languages the platform speaks, and words that know which language they are in."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation

OURS = settings.LANGUAGE_CODE
LOCALE_DIR = Path(settings.LOCALE_PATHS[0])
REGISTER = LOCALE_DIR / "languages.json"


class Words(str):
    """Text for a reader. `lang` names its language when that is not the reader's own, else ""."""

    lang: str

    def __new__(cls, text: str, lang: str = "") -> "Words":
        words = super().__new__(cls, text)
        words.lang = lang
        return words

    @property
    def is_english(self) -> bool:
        """True when a reader of another language is shown English."""
        return self.lang == OURS


@dataclass(frozen=True, slots=True)
class Language:
    """A language in its own words, and who wrote and checked what we say in it."""

    code: str
    name: str
    is_drafted_by_machine: bool = False
    checked_by: str = ""
    missing: int = 0

    @property
    def right_to_left(self) -> bool:
        """True when it is written from the right."""
        return translation.get_language_info(self.code)["bidi"]

    @property
    def direction(self) -> str:
        """What a page in this language has in its `dir`."""
        return "rtl" if self.right_to_left else "ltr"


def spoken() -> str:
    """Return the code of the language this page is shown in."""
    language = translation.get_language() or OURS
    return language if language in dict(settings.LANGUAGES) else OURS


def in_english(text: str) -> Words:
    """Return English words; a reader of another language is told that they are English."""
    return Words(text, "" if spoken() == OURS or not text else OURS)


def in_language(text: str, language: str) -> Words:
    """Return words of a known language, such as those somebody answered in."""
    return Words(text, "" if spoken() == language else language)


def languages() -> list[Language]:
    """Every language the pages themselves can be read in: English, then those with a catalogue."""
    return [
        _language(code, name)
        for code, name in settings.LANGUAGES
        if code == OURS or catalogue_file(code, "mo").exists()
    ]


def language_called(code: str) -> Language:
    """Return one language by its code."""
    return _language(code, dict(settings.LANGUAGES)[code])


def catalogue_file(code: str, kind: str) -> Path:
    """Where a language's catalogue lies: kind "po" is written by people, "mo" is read by Django."""
    return LOCALE_DIR / translation.to_locale(code) / "LC_MESSAGES" / f"django.{kind}"


def _language(code: str, name: str) -> Language:
    known = register().get(code, {})
    return Language(
        code=code,
        name=name,
        is_drafted_by_machine=known.get("drafted_by") == "machine",
        checked_by=known.get("checked_by", ""),
        missing=known.get("missing", 0),
    )


@cache
def register() -> dict[str, dict]:
    """Return who wrote and who checked each language's catalogue. Read once."""
    return json.loads(REGISTER.read_text(encoding="utf-8")) if REGISTER.exists() else {}
