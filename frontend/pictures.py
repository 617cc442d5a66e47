"""The picture bank: pictures the platform brings, each with the licence that lets us use it."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "static" / "frontend" / "pictures"


@dataclass(frozen=True, slots=True)
class BankPicture:
    """One picture: its file, the words for those who cannot see it, and where it comes from."""

    name: str
    file: str
    alt: str
    keywords: tuple[str, ...]
    source: str
    licence: str
    licence_holder: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where the file lies on this machine."""
        return FOLDER / self.file

    @property
    def static_path(self) -> str:
        """What the `static` tag wants to be given."""
        return f"frontend/pictures/{self.file}"


@cache
def bank() -> dict[str, BankPicture]:
    """Return every picture of the bank by name, in alphabetical order."""
    rows = json.loads((HERE / "pictures.json").read_text(encoding="utf-8"))
    return {row["name"]: BankPicture(**{**row, "keywords": tuple(row["keywords"])}) for row in rows}


@cache
def statement_pictures() -> dict[str, str]:
    """Return the picture name proposed for each Making it Real I-statement, by statement id."""
    return json.loads((HERE / "statement_pictures.json").read_text(encoding="utf-8"))
