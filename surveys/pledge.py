"""What supporters promise at the start of a session, as data: see data/README.md."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PLEDGE_FILE = Path(__file__).parent / "data" / "pledge.json"


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of the pledge: its key, the words of its source, and the picture beside it."""

    key: str
    says: str
    picture: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """What supporters will do, and what they will not."""

    we_will: tuple[Promise, ...]
    we_wont: tuple[Promise, ...]


@cache
def pledge() -> Pledge:
    """Return the pledge, as it is in the data."""
    held = json.loads(PLEDGE_FILE.read_text(encoding="utf-8"))
    return Pledge(
        *(tuple(Promise(**line) for line in held[part]) for part in ("we_will", "we_wont"))
    )
