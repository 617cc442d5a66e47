"""Writes a checked framework as rows. Called by load_framework, inside its transaction."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from themes.checks.references import OFFICIAL, SOURCE_OF_PROVENANCE
from themes.models import (
    EvidenceCategory,
    Framework,
    IStatement,
    MakingItRealTheme,
    QualityStatement,
    Source,
    StatementLink,
    SubSection,
    Theme,
)

Document = dict[str, Any]
BySlug = dict[str, Any]


def add_rows(framework: Framework, document: Document, making_it_real: Document) -> None:
    """Write everything the two documents say as rows of this framework.

    Raises ValidationError when a text does not fit its column.
    """
    cqc_sources = _add_sources(framework, Source.Document.FRAMEWORK, document)
    themes = _add_themes(framework, document)
    categories = _add_evidence_categories(framework, document, cqc_sources)
    statements = _add_quality_statements(framework, document, themes, categories, cqc_sources)
    _add_sub_sections(document, statements)
    tlap_sources = _add_sources(framework, Source.Document.MAKING_IT_REAL, making_it_real)
    tlap_themes = _add_making_it_real_themes(framework, making_it_real)
    i_statements = _add_i_statements(framework, making_it_real, tlap_themes, tlap_sources)
    _add_links(document, making_it_real, statements, i_statements, cqc_sources)


def _add_sources(framework: Framework, kind: Source.Document, document: Document) -> BySlug:
    rows = [
        Source(
            framework=framework,
            document=kind,
            key=key,
            title=said["title"],
            url=said.get("url", ""),
        )
        for key, said in document["sources"].items()
    ]
    return {row.key: row for row in _add(rows)}


def _add_themes(framework: Framework, document: Document) -> BySlug:
    rows = [
        Theme(
            framework=framework,
            slug=said["id"],
            number=said["number"],
            name=said["name"],
            long_name=said.get("long_name", ""),
        )
        for said in document["themes"]
    ]
    return _by_slug(_add(rows))


def _add_evidence_categories(framework: Framework, document: Document, sources: BySlug) -> BySlug:
    rows = [
        EvidenceCategory(
            framework=framework,
            slug=said["id"],
            number=number,
            name=said["name"],
            used_for_local_authorities=said["used_for_local_authorities"],
            required_for=said.get("required_for", ""),
            note=said.get("note", ""),
            evidence_types=said.get("evidence_types", []),
        )
        for number, said in enumerate(document["evidence_categories"], start=1)
    ]
    by_slug = _by_slug(_add(rows))
    _join(
        EvidenceCategory.sources,
        [
            (by_slug[said["id"]], sources[key])
            for said in document["evidence_categories"]
            for key in said["source"]
        ],
    )
    return by_slug


def _add_quality_statements(
    framework: Framework, document: Document, themes: BySlug, categories: BySlug, sources: BySlug
) -> BySlug:
    said_of_all = document["quality_statements"]
    by_slug = _by_slug(_add([_quality_statement(framework, said, themes) for said in said_of_all]))
    _join(
        QualityStatement.sources,
        [
            (by_slug[said["id"]], sources[key])
            for said in said_of_all
            for key in said["we_statement_sources"]
        ],
    )
    _join(
        QualityStatement.evidence_categories,
        [
            (by_slug[said["id"]], categories[slug])
            for said in said_of_all
            for slug in said["evidence_categories"]
        ],
    )
    return by_slug


def _quality_statement(framework: Framework, said: Document, themes: BySlug) -> QualityStatement:
    return QualityStatement(
        framework=framework,
        slug=said["id"],
        number=said["number"],
        name=said["name"],
        alternative_names=said["alternative_names"],
        theme=themes[said["theme"]],
        we_statement=said["we_statement"],
        we_statement_variants=said["we_statement_variants"],
        easy_read_name=said["easy_read"]["name"],
        easy_read_summary=said["easy_read"]["summary"],
        easy_read_provenance=said["easy_read"]["provenance"],
        i_statements_note=said.get("i_statements_note") or "",
        what_it_means=said["what_it_means"]["points"],
        what_it_means_source=said["what_it_means"]["source"] or "",
        care_act_sections=said["care_act_2014_sections"]["sections"],
        care_act_sections_source=said["care_act_2014_sections"]["source"] or "",
        national_metrics=said["national_metrics"],
        secretary_of_state_notified_on_score_1=said["secretary_of_state_notified_on_score_1"],
    )


def _add_sub_sections(document: Document, statements: BySlug) -> None:
    _add(
        [
            SubSection(
                quality_statement=statements[statement["id"]],
                slug=said["id"],
                number=said["number"],
                title=said["title"],
                tagging_hints=said["tagging_hints"],
            )
            for statement in document["quality_statements"]
            for said in statement["sub_sections"]
        ]
    )


def _add_making_it_real_themes(framework: Framework, making_it_real: Document) -> BySlug:
    rows = [
        MakingItRealTheme(
            framework=framework,
            slug=said["id"],
            number=said["number"],
            name=said["name"],
            strapline=said.get("strapline", ""),
            we_statements=[
                {"id": we["id"], "text": we["text"], "source": we["source"]}
                for we in making_it_real["we_statements"]
                if we["theme"] == said["id"] and we["verified"]
            ],
        )
        for said in making_it_real["themes"]
    ]
    return _by_slug(_add(rows))


def _add_i_statements(
    framework: Framework, making_it_real: Document, themes: BySlug, sources: BySlug
) -> BySlug:
    enabled = _enabled(making_it_real)
    by_slug = _by_slug(
        _add([_i_statement(framework, number, said, themes) for number, said in enabled])
    )
    _join(
        IStatement.sources,
        [(by_slug[said["id"]], sources[key]) for _, said in enabled for key in said["sources"]],
    )
    return by_slug


def _i_statement(framework: Framework, number: int, said: Document, themes: BySlug) -> IStatement:
    easy_read = said["easy_read"]
    return IStatement(
        framework=framework,
        slug=said["id"],
        number=number,
        text=said["text"],
        variants=said["variants"],
        verified=said["verified"],
        enabled=said["enabled"],
        theme=themes[said["theme"]],
        theme_verified=said["theme_verified"],
        care_act_wellbeing=[domain["domain"] for domain in said["care_act_wellbeing"]],
        easy_read_statement=easy_read["statement"],
        easy_read_question=easy_read["question"],
        easy_read_picture=easy_read["picture"],
        easy_read_hard_words=easy_read["hard_words"],
        easy_read_provenance=easy_read["provenance"],
        co_produced=easy_read["co_produced"],
    )


def _add_links(
    document: Document,
    making_it_real: Document,
    statements: BySlug,
    i_statements: BySlug,
    sources: BySlug,
) -> None:
    rows = _add(
        [
            StatementLink(
                i_statement=i_statements[said["id"]],
                quality_statement=statements[link["quality_statement"]],
                provenance=link["provenance"],
            )
            for _, said in _enabled(making_it_real)
            for link in said["mapping"]
        ]
    )
    official = _sources_of_official_links(document)
    _join(
        StatementLink.sources,
        [(row, sources[key]) for row in rows for key in _sources_of_link(row, official)],
    )


def _sources_of_official_links(document: Document) -> dict[tuple[str, str], list[str]]:
    return {
        (statement["id"], link["id"]): link["sources"]
        for statement in document["quality_statements"]
        for link in statement["i_statements"]
    }


def _sources_of_link(
    row: StatementLink, official: dict[tuple[str, str], list[str]]
) -> Iterable[str]:
    if row.provenance == OFFICIAL:
        return official[row.quality_statement.slug, row.i_statement.slug]
    return [SOURCE_OF_PROVENANCE[row.provenance]]


def _enabled(making_it_real: Document) -> list[tuple[int, Document]]:
    """The statements that may be asked, each with its place in the whole list (rule 19)."""
    numbered = enumerate(making_it_real["i_statements"], start=1)
    return [(number, said) for number, said in numbered if said["enabled"]]


def check_fits(row: models.Model) -> None:
    """Raise ValidationError naming the row and field when a text does not fit its column.

    Bulk writes skip Django's own check, and only some databases have one.
    """
    relations = {field.name for field in row._meta.fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        raise ValidationError(
            [f"“{row}”, {name}: {said[0]}" for name, said in error.message_dict.items()]
        ) from error


def _add(rows: list[Any]) -> list[Any]:
    """Write rows of one kind in one query."""
    for row in rows:
        check_fits(row)
    return rows and type(rows[0]).objects.bulk_create(rows)


def _by_slug(rows: Iterable[Any]) -> BySlug:
    return {row.slug: row for row in rows}


def _join(relation: Any, pairs: Iterable[tuple[models.Model, models.Model]]) -> None:
    """Fill a many-to-many in one query."""
    field = relation.field
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    relation.through.objects.bulk_create(
        [relation.through(**{here: one, there: other}) for one, other in pairs],
        ignore_conflicts=True,
    )
