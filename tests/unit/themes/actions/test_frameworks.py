import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from themes.actions import frameworks
from themes.actions.frameworks import FrameworkChanged, FrameworkError, FrameworkInvalid
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

pytestmark = pytest.mark.django_db

NOUNS = {
    "themes": Theme,
    "quality statements": QualityStatement,
    "sub-sections": SubSection,
    "evidence categories": EvidenceCategory,
    "Making it Real themes": MakingItRealTheme,
    "I statements": IStatement,
    "statement links": StatementLink,
    "sources": Source,
}


def in_version(document, version):
    return {**document, "meta": {**document["meta"], "framework_version": version}}


def test_load_framework_adds_everything_it_says_it_added(document, making_it_real):
    report = frameworks.load_framework(document, making_it_real)

    in_database = {noun: model.objects.count() for noun, model in NOUNS.items()}
    assert report.version == "cqc-la-2023-11"
    assert report.by_noun == in_database
    assert (report.added, report.unchanged) == (sum(in_database.values()), 0)


def test_load_framework_holds_the_counts_of_the_framework(framework):
    sub_sections = [row.sub_sections.count() for row in framework.quality_statements.all()]

    assert framework.themes.count() == 4
    assert sub_sections == [7, 5, 2, 5, 4, 3, 4, 3, 2]
    assert framework.evidence_categories.count() == 6
    assert framework.evidence_categories.used_for_local_authorities().count() == 4


def test_load_framework_twice_changes_nothing_and_says_so(document, making_it_real):
    first = frameworks.load_framework(document, making_it_real)
    rows_before = list(QualityStatement.objects.values())

    second = frameworks.load_framework(document, making_it_real)

    assert (second.added, second.unchanged) == (0, first.added)
    assert second.by_noun == first.by_noun
    assert list(QualityStatement.objects.values()) == rows_before


def test_load_framework_unchanged_takes_at_most_three_queries(document, making_it_real):
    frameworks.load_framework(document, making_it_real)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        frameworks.load_framework(document, making_it_real)

    assert len(queries) <= 3


def test_load_framework_leaves_out_what_was_only_recalled(framework, making_it_real):
    recalled = {row["id"] for row in making_it_real["i_statements"] if not row["enabled"]}

    loaded = set(framework.i_statements.values_list("slug", flat=True))

    assert len(recalled) == 10
    assert len(loaded) == 24
    assert not recalled & loaded
    assert not StatementLink.objects.filter(i_statement__slug__in=recalled).exists()


def test_load_framework_keeps_texts_word_for_word(framework, document, making_it_real):
    said = {row["id"]: row["text"] for row in making_it_real["i_statements"] if row["enabled"]}
    promised = {row["id"]: row["we_statement"] for row in document["quality_statements"]}

    assert dict(framework.i_statements.values_list("slug", "text")) == said
    assert dict(framework.quality_statements.values_list("slug", "we_statement")) == promised


def test_load_framework_claims_nothing_was_co_produced(framework):
    assert not framework.i_statements.filter(co_produced=True).exists()


def test_load_framework_says_where_each_thing_was_read(framework):
    for model in [EvidenceCategory, QualityStatement, IStatement, StatementLink]:
        assert not model.objects.filter(sources=None).exists(), model


def test_load_framework_keeps_sources_with_one_key_in_two_documents_apart(framework):
    urls = framework.sources.filter(key="cqc-provider").values_list("url", flat=True)

    assert len(set(urls)) == 2


def test_load_framework_refuses_wrong_counts_and_lists_every_problem(document, making_it_real):
    document["themes"].pop()
    document["evidence_categories"][5]["used_for_local_authorities"] = True

    with pytest.raises(FrameworkInvalid) as caught:
        frameworks.load_framework(document, making_it_real)

    assert "There must be 4 themes, but there are 3." in caught.value.problems
    assert "There must be 4 evidence categories in use, but there are 5." in caught.value.problems
    assert not Framework.objects.exists()


def test_load_framework_refuses_wrong_counts_under_a_used_version(document, making_it_real):
    frameworks.load_framework(document, making_it_real)
    document["quality_statements"][0]["sub_sections"].pop()

    with pytest.raises(FrameworkInvalid):
        frameworks.load_framework(document, making_it_real)


def test_load_framework_refuses_a_text_too_long_for_its_column_and_keeps_nothing(
    document, making_it_real
):
    making_it_real["themes"][5]["name"] = "W" * 101

    with pytest.raises(FrameworkInvalid, match="name: Ensure this value has at most 100"):
        frameworks.load_framework(document, making_it_real)

    assert not Framework.objects.exists()
    assert not Theme.objects.exists()


def test_load_framework_refuses_a_title_too_long_for_its_column(document, making_it_real):
    document["meta"]["title"] = "W" * 201

    with pytest.raises(FrameworkInvalid, match="title: Ensure this value has at most 200"):
        frameworks.load_framework(document, making_it_real)


@pytest.mark.parametrize("where", ["framework", "making it real"])
def test_load_framework_refuses_changed_content_under_a_used_version(
    document, making_it_real, where
):
    frameworks.load_framework(document, making_it_real)
    if where == "framework":
        document["quality_statements"][6]["name"] = "Keeping people safe"
    else:
        making_it_real["i_statements"][1]["text"] = "I am treated nicely."

    with pytest.raises(FrameworkChanged) as caught:
        frameworks.load_framework(document, making_it_real)

    first, *named = caught.value.problems
    assert "Version cqc-la-2023-11 is already loaded with other content." in first
    assert named == [
        "Framework: quality statement “safeguarding” has changed."
        if where == "framework"
        else "Making it Real: I statement “respect-and-dignity” has changed."
    ]
    assert QualityStatement.objects.get(number=7).name == "Safeguarding"
    assert IStatement.objects.get(number=2).text == "I am treated with respect and dignity."


def test_load_framework_refusals_share_one_base():
    assert issubclass(FrameworkChanged, FrameworkError)
    assert issubclass(FrameworkInvalid, FrameworkError)


def test_load_framework_new_version_leaves_the_old_one_as_it_was(document, making_it_real):
    frameworks.load_framework(document, making_it_real)
    before = list(QualityStatement.objects.values())
    newer = in_version(document, "cqc-la-2027-01")
    newer["meta"]["as_of"] = "2027-01"

    report = frameworks.load_framework(newer, making_it_real)

    old = QualityStatement.objects.filter(framework__version="cqc-la-2023-11")
    assert (report.added, report.unchanged) == (153, 0)
    assert list(old.values()) == before
    assert Framework.objects.count() == 2
    assert QualityStatement.objects.count() == 18


def test_load_framework_new_version_shares_no_row_with_the_old(document, making_it_real):
    frameworks.load_framework(document, making_it_real)
    frameworks.load_framework(in_version(document, "cqc-la-2027-01"), making_it_real)

    for link in StatementLink.objects.select_related("i_statement", "quality_statement"):
        versions = {link.i_statement.framework_id, link.quality_statement.framework_id}
        versions |= {source.framework_id for source in link.sources.all()}
        assert len(versions) == 1
