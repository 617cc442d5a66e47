"""The framework's names as an analyser uses them, turned into rows. A few queries a batch."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from surveys.models import Question
from themes.models import QualityStatement, StatementLink, SubSection
from themes.selectors.frameworks import current_framework

# What an I-statement is taken to ask about: providers' links are about other services (rule 5).
ASKED = (StatementLink.Provenance.CQC_OFFICIAL, StatementLink.Provenance.PROPOSAL)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The ids of one framework's quality statements and sub-sections, by their slugs."""

    statements: dict[str, int] = field(default_factory=dict)
    sub_sections: dict[tuple[str, str], int] = field(default_factory=dict)


def catalogues_of(version_ids: Collection[int]) -> dict[int, Catalogue]:
    """The framework each survey version was written against, by version id. Four queries."""
    pairs = Question.objects.filter(version__in=version_ids, i_statement__isnull=False)
    frameworks = dict(pairs.values_list("version_id", "i_statement__framework_id").distinct())
    if len(frameworks) < len(set(version_ids)):
        fallback = current_framework().pk
        frameworks = {version: frameworks.get(version, fallback) for version in version_ids}
    known: dict[int, Catalogue] = defaultdict(Catalogue)
    within = set(frameworks.values())
    for pk, slug, framework in QualityStatement.objects.filter(framework__in=within).values_list(
        "pk", "slug", "framework_id"
    ):
        known[framework].statements[slug] = pk
    for pk, statement, slug, framework in SubSection.objects.filter(
        quality_statement__framework__in=within
    ).values_list("pk", "quality_statement__slug", "slug", "quality_statement__framework_id"):
        known[framework].sub_sections[statement, slug] = pk
    return {version: known[framework] for version, framework in frameworks.items()}


def asked_by(i_statement_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The quality statements each I-statement asks about, official ones first. One query."""
    links = (
        StatementLink.objects.filter(i_statement__in=i_statement_ids, provenance__in=ASKED)
        .order_by("provenance", "quality_statement__number")
        .values_list("i_statement_id", "quality_statement__slug")
    )
    asked: dict[int, tuple[str, ...]] = {}
    for i_statement, slug in links:
        asked[i_statement] = (*asked.get(i_statement, ()), slug)
    return asked
