"""How many of everything there must be: a wrong count is a wrong file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from themes.checks.references import official_pairs


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of one framework version."""

    themes: int
    sub_sections: tuple[int, ...]
    evidence_categories: int
    evidence_categories_used: int
    official_statements: int
    official_links: int

    @property
    def quality_statements(self) -> int:
        return len(self.sub_sections)


# CQC's framework for councils since November 2023 (rules 2, 5 and 6).
FOR_COUNCILS = Counts(
    themes=4,
    sub_sections=(7, 5, 2, 5, 4, 3, 4, 3, 2),
    evidence_categories=6,
    evidence_categories_used=4,
    official_statements=6,
    official_links=9,
)
# A later version of another size is added here on purpose, never taken from the file itself.
BY_VERSION: dict[str, Counts] = {"cqc-la-2023-11": FOR_COUNCILS}


def count_problems(document: dict[str, Any], making_it_real: dict[str, Any]) -> Iterator[str]:
    """A sentence for each count that is not what it must be, or not what the file itself says."""
    expected = BY_VERSION.get(document["meta"]["framework_version"], FOR_COUNCILS)
    for noun, found, wanted in _framework_counts(document, expected):
        if found != wanted:
            yield f"There must be {wanted} {noun}, but there are {found}."
    yield from _sub_section_problems(document["quality_statements"], expected)
    yield from _stated("The framework", document, _framework_statement(document))
    yield from _stated("Making it Real", making_it_real, _making_it_real_statement(making_it_real))


def _sub_section_problems(statements: list[dict[str, Any]], expected: Counts) -> Iterator[str]:
    # With a statement too many or too few, places no longer match and every line would be wrong.
    if len(statements) != expected.quality_statements:
        return
    for row, wanted in zip(statements, expected.sub_sections, strict=True):
        found = len(row["sub_sections"])
        if found != wanted:
            yield f"“{row['id']}” must have {wanted} sub-sections, but has {found}."


def _framework_counts(document: dict[str, Any], expected: Counts) -> list[tuple[str, int, int]]:
    categories, official = document["evidence_categories"], official_pairs(document)
    used = [row for row in categories if row["used_for_local_authorities"]]
    statements = document["quality_statements"]
    return [
        ("themes", len(document["themes"]), expected.themes),
        ("quality statements", len(statements), expected.quality_statements),
        ("sub-sections", _sub_sections(document), sum(expected.sub_sections)),
        ("evidence categories", len(categories), expected.evidence_categories),
        ("evidence categories in use", len(used), expected.evidence_categories_used),
        ("official I statements", len({i for _, i in official}), expected.official_statements),
        ("official links", len(official), expected.official_links),
    ]


def _framework_statement(document: dict[str, Any]) -> dict[str, int]:
    official = official_pairs(document)
    return {
        "themes": len(document["themes"]),
        "quality_statements": len(document["quality_statements"]),
        "sub_sections": _sub_sections(document),
        "official_i_statements_distinct": len({i_statement for _, i_statement in official}),
        "official_i_statement_links": len(official),
    }


def _making_it_real_statement(making_it_real: dict[str, Any]) -> dict[str, int]:
    rows = making_it_real["i_statements"]
    official = [
        row for row in rows if any(link["provenance"] == "cqc-official" for link in row["mapping"])
    ]
    return {
        "themes": len(making_it_real["themes"]),
        "i_statements": len(rows),
        "i_statements_verified": sum(row["verified"] for row in rows),
        "i_statements_recalled_not_enabled": sum(not row["enabled"] for row in rows),
        "we_statements_verified": sum(row["verified"] for row in making_it_real["we_statements"]),
        "official_local_authority_i_statements": len(official),
    }


def _stated(title: str, whole: dict[str, Any], found: dict[str, int]) -> Iterator[str]:
    stated = whole["meta"]["counts"]
    for name, number in found.items():
        if stated.get(name) != number:
            said = stated.get(name, "nothing")
            yield f"{title} says {said} under the count “{name}”, but holds {number}."


def _sub_sections(document: dict[str, Any]) -> int:
    return sum(len(row["sub_sections"]) for row in document["quality_statements"])
