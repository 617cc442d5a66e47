"""Rare illnesses as they are misspelt: "hunningtons", "sirringomyelia"."""

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from feedback.analysis.name_words import ordinary_words, word_set
from feedback.analysis.remembered import Remembered

_SHORTEST: Final = 7
_LIKE: Final = 0.8
_LIKE_SOUND: Final = 0.85
_SOUNDS: Final = (
    *(("ph", "f"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("x", "ks"), ("z", "s"), ("dge", "j")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("y", "i"), ("h", "")),
)
_SILENT: Final = re.compile(r"(?<=.)[aeiouw-]+")
_DOUBLED: Final = re.compile(r"(.)\1+")


def misspelt(plain: str, *, loosely: bool) -> bool:
    """Whether an unknown word sounds like a rare illness; loosely, with one sound astray."""
    if len(plain) < _SHORTEST or plain in word_set("conditions", "not_misspelt"):
        return False
    return _ALIKE[plain] >= (1 if loosely else 2)


def _alike(plain: str) -> int:
    """2 for the same consonants, 1 for nearly the same, 0 for no illness known."""
    by_key, by_part = _keys()
    key = _key(plain)
    if any(_close(plain, name) for name in by_key.get(key, ())):
        return 2
    parts = {key, *_parts(key)} if len(key) > 4 else set()
    return int(any(_close(plain, name) for part in parts for name in by_part.get(part, ())))


_ALIKE: Final = Remembered(_alike)


def _close(plain: str, name: str) -> bool:
    if abs(len(plain) - len(name)) > 3:
        return False
    if SequenceMatcher(None, plain, name, autojunk=False).ratio() >= _LIKE:
        return True
    sounded = SequenceMatcher(None, _sounded(plain), _sounded(name), autojunk=False)
    return sounded.ratio() >= _LIKE_SOUND


def _key(plain: str) -> str:
    """Its consonants as they sound, each once: "osteogenisis" as "ostgnss"."""
    return _DOUBLED.sub(r"\1", _SILENT.sub("", _sounded(plain)))


def _sounded(plain: str) -> str:
    """As it sounds: "porphyria" and "porfiria" are one."""
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return plain


def _parts(key: str) -> list[str]:
    return [_DOUBLED.sub(r"\1", key[:at] + key[at + 1 :]) for at in range(1, len(key))]


@cache
def _keys() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The names of rare illnesses by their key, and by their key with one sound less."""
    by_key: dict[str, list[str]] = {}
    by_part: dict[str, list[str]] = {}
    for name in _names():
        key = _key(name)
        by_key.setdefault(key, []).append(name)
        if len(key) > 4:
            for part in {key, *_parts(key)}:
                by_part.setdefault(part, []).append(name)
    return by_key, by_part


def _names() -> set[str]:
    """Long words of rare illnesses that are no words of English."""
    known = ordinary_words() | word_set("first_names", "names")
    names = word_set("conditions", "rare_alone") | word_set("conditions", "often_misspelt")
    return {name for name in names - known if len(name) >= _SHORTEST}
