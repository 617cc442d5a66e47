"""Every id that is pointed at exists, and what is said twice agrees."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

OFFICIAL = "cqc-official"
PROVIDER = "cqc-provider-framework"
PROPOSAL = "proposal"
PROVENANCES = (OFFICIAL, PROVIDER, PROPOSAL)

# What a link rests on when the documents name no source for it themselves.
SOURCE_OF_PROVENANCE = {PROVIDER: "cqc-provider", PROPOSAL: "proposal"}


def reference_problems(document: dict[str, Any], making_it_real: dict[str, Any]) -> Iterator[str]:
    """A sentence for each reference that leads nowhere or contradicts another."""
    yield from _framework_references(document)
    yield from _theme_contents(document)
    yield from _making_it_real_references(document, making_it_real)
    yield from _official_links(document, making_it_real)


def official_pairs(document: dict[str, Any]) -> list[tuple[str, str]]:
    """(quality statement, I statement) for each link CQC lists for councils."""
    return [
        (row["id"], link["id"])
        for row in document["quality_statements"]
        for link in row["i_statements"]
        if link["provenance"] == OFFICIAL
    ]


def _framework_references(document: dict[str, Any]) -> Iterator[str]:
    sources, themes = document["sources"], _ids(document["themes"])
    categories = _ids(document["evidence_categories"])
    for row in document["quality_statements"]:
        where = f"The quality statement “{row['id']}”"
        yield from _unknown(where, "theme", [row["theme"]], themes)
        yield from _unknown(where, "evidence category", row["evidence_categories"], categories)
        yield from _unknown(where, "source", _sources_of_statement(row), sources)
    for row in document["evidence_categories"]:
        named = [*row["source"], *(kind["source"] for kind in row.get("evidence_types", []))]
        yield from _unknown(f"The evidence category “{row['id']}”", "source", named, sources)
    yield from _unknown("Making it Real", "source", SOURCE_OF_PROVENANCE.values(), sources)


def _sources_of_statement(row: dict[str, Any]) -> list[str]:
    named = [
        *row["we_statement_sources"],
        *(variant["source"] for variant in row["we_statement_variants"]),
        *(key for link in row["i_statements"] for key in link["sources"]),
        row["what_it_means"]["source"],
        row["care_act_2014_sections"]["source"],
    ]
    return [key for key in named if key is not None]


def _theme_contents(document: dict[str, Any]) -> Iterator[str]:
    for theme in document["themes"]:
        inside = [
            row["id"] for row in document["quality_statements"] if row["theme"] == theme["id"]
        ]
        if inside != theme["quality_statements"]:
            yield (
                f"The theme “{theme['id']}” lists other quality statements "
                "than those that name it as their theme."
            )


def _making_it_real_references(
    document: dict[str, Any], making_it_real: dict[str, Any]
) -> Iterator[str]:
    sources, themes = making_it_real["sources"], _ids(making_it_real["themes"])
    statements = _ids(document["quality_statements"])
    for row in making_it_real["i_statements"]:
        where = f"The I statement “{row['id']}”"
        linked = [link["quality_statement"] for link in row["mapping"]]
        named = [*row["sources"], *(variant["source"] for variant in row["variants"])]
        yield from _unknown(where, "theme", [row["theme"]], themes)
        yield from _unknown(where, "source", named, sources)
        yield from _unknown(where, "quality statement", linked, statements)
        yield from _unknown(
            where, "provenance", [link["provenance"] for link in row["mapping"]], PROVENANCES
        )
        for statement, times in Counter(linked).items():
            if times > 1:
                yield f"{where} is linked {times} times to “{statement}”."
        if row["enabled"] and not row["verified"]:
            yield f"{where} is enabled, but its wording is not verified."
    for row in making_it_real["we_statements"]:
        where = f"The we statement “{row['id']}”"
        yield from _unknown(where, "theme", [row["theme"]], themes)
        yield from _unknown(where, "source", [row["source"]], sources)


def _official_links(document: dict[str, Any], making_it_real: dict[str, Any]) -> Iterator[str]:
    enabled = {row["id"] for row in making_it_real["i_statements"] if row["enabled"]}
    in_framework = set(official_pairs(document))
    in_making_it_real = {
        (link["quality_statement"], row["id"])
        for row in making_it_real["i_statements"]
        for link in row["mapping"]
        if link["provenance"] == OFFICIAL
    }
    for row in document["quality_statements"]:
        for link in row["i_statements"]:
            if link["provenance"] != OFFICIAL:
                yield f"The framework may list official I statements only, not “{link['id']}”."
    for statement, i_statement in sorted(in_framework):
        if i_statement not in enabled:
            yield (
                f"The quality statement “{statement}” names the I statement “{i_statement}”, "
                "which is not among the enabled ones."
            )
    for statement, i_statement in sorted(in_framework ^ in_making_it_real):
        yield (
            f"The two documents disagree whether “{i_statement}” is official under “{statement}”."
        )


def _unknown(
    where: str, noun: str, named: Collection[str], known: Collection[str]
) -> Iterator[str]:
    for key in dict.fromkeys(named):
        if key not in known:
            yield f"{where} names the {noun} “{key}”, which is not there."


def _ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}
