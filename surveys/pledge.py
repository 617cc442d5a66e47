"""What supporters promise at the start of a session, as data: see data/README.md."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PLEDGE_FILE = Path(__file__).parent / "data" / "pledge.json"


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of the pledge: its key, and the picture beside it."""

    key: str
    picture: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """What supporters will do, and what they will not; `council_name` had the idea for it."""

    council_name: str
    we_will: tuple[Promise, ...]
    we_wont: tuple[Promise, ...]


@cache
def pledge() -> Pledge:
    """Return the pledge, as it is in the data."""
    held = json.loads(PLEDGE_FILE.read_text(encoding="utf-8"))
    return Pledge(
        council_name=held["council_name"],
        we_will=_promises(held["we_will"]),
        we_wont=_promises(held["we_wont"]),
    )


def _promises(lines: Sequence[dict[str, str]]) -> tuple[Promise, ...]:
    return tuple(Promise(line["key"], line["picture"]) for line in lines)
