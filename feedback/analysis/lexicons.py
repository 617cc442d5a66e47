"""The word lists, read once from the JSON files beside this module."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicon"


@cache
def load(name: str) -> dict[str, Any]:
    """The word list of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
