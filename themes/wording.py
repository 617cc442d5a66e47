"""How two spellings of the same name or statement are recognised as one."""

import re
import unicodedata

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def plain(text: str) -> str:
    """The text without what spellings differ in: case, spaces, quotes, dashes, last full stop."""
    straight = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return re.sub(r"\s+", " ", straight).strip().rstrip(".").casefold()


def same(one: str, other: str) -> bool:
    """Whether two texts are the same words."""
    return plain(one) == plain(other)
