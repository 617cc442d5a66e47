"""The ideas that an I-statement joins, one at a time, in easy read: our own wording, a proposal."""

import json
from dataclasses import dataclass
from functools import cache

from themes.documents import DATA

PARTS_FILE = DATA / "statement_parts.json"


@dataclass(frozen=True, slots=True)
class StatementPart:
    """One idea of an I-statement as a question; `i_statement` is the slug it maps back to."""

    id: str
    i_statement: str
    question: str
    picture: str
    co_produced: bool


def parts_of(i_statement: str) -> tuple[StatementPart, ...]:
    """The parts proposed for the statement with this slug; none where it holds one idea."""
    return _parts().get(i_statement, ())


@cache
def _parts() -> dict[str, tuple[StatementPart, ...]]:
    document = json.loads(PARTS_FILE.read_text(encoding="utf-8"))
    co_produced = document["meta"]["co_produced"]
    return {
        row["i_statement"]: tuple(
            StatementPart(i_statement=row["i_statement"], co_produced=co_produced, **part)
            for part in row["parts"]
        )
        for row in document["statements"]
    }
