"""The two published documents as plain data: where they lie, and how to tell two apart."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FRAMEWORK_FILE = DATA / "framework.json"
MAKING_IT_REAL_FILE = DATA / "making_it_real.json"

# What one entry of a list is called when a difference is told.
NOUNS = {
    "themes": "theme",
    "quality_statements": "quality statement",
    "evidence_categories": "evidence category",
    "i_statements": "I statement",
    "we_statements": "we statement",
    "care_act_wellbeing_domains": "Care Act domain",
}


def read(path: Path) -> Any:
    """The content of a JSON file; raises OSError or ValueError."""
    return json.loads(path.read_text(encoding="utf-8"))


def content_sha256(document: dict[str, Any], making_it_real: dict[str, Any]) -> str:
    """One hash for both; layout and the order of keys do not matter, everything else does."""
    return _hash([document, making_it_real])


def row_counts(document: dict[str, Any], making_it_real: dict[str, Any]) -> dict[str, int]:
    """How many rows of each noun the two documents become; only enabled statements count."""
    statements = document["quality_statements"]
    enabled = [row for row in making_it_real["i_statements"] if row["enabled"]]
    return {
        "themes": len(document["themes"]),
        "quality statements": len(statements),
        "sub-sections": sum(len(row["sub_sections"]) for row in statements),
        "evidence categories": len(document["evidence_categories"]),
        "Making it Real themes": len(making_it_real["themes"]),
        "I statements": len(enabled),
        "statement links": sum(len(row["mapping"]) for row in enabled),
        "sources": len(document["sources"]) + len(making_it_real["sources"]),
    }


def fingerprints(document: dict[str, Any], making_it_real: dict[str, Any]) -> dict[str, str]:
    """A short hash for each named part, so that a later difference can be named."""
    named = {
        f"{title}: {part}": value
        for title, whole in (("Framework", document), ("Making it Real", making_it_real))
        for part, value in _parts(whole)
    }
    return {name: _hash(value)[:12] for name, value in named.items()}


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """A sentence for each part that was changed, added or left out."""
    names = sorted(before.keys() | after.keys())
    return [
        f"{name} {_what_happened(name, before, after)}."
        for name in names
        if before.get(name) != after.get(name)
    ]


def _what_happened(name: str, before: dict[str, str], after: dict[str, str]) -> str:
    if name not in before:
        return "is new"
    return "has changed" if name in after else "is gone"


def _parts(whole: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in whole.items():
        noun = NOUNS.get(key, key.replace("_", " "))
        if isinstance(value, list) and value and all(_has_id(item) for item in value):
            yield from ((f"{noun} “{item['id']}”", item) for item in value)
            yield f"order of “{key}”", [item["id"] for item in value]
        else:
            yield noun, value


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and "id" in item


def _hash(value: Any) -> str:
    canonical = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
