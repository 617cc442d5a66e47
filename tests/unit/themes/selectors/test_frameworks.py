import pytest

from tests.factories.themes import IStatementFactory, QualityStatementFactory
from themes.selectors import frameworks

pytestmark = pytest.mark.django_db


def test_current_framework_is_the_one_loaded(framework):
    assert frameworks.current_framework() == framework


def test_quality_statements_come_in_order_with_sub_sections_in_two_queries(
    framework, django_assert_num_queries
):
    with django_assert_num_queries(2):
        rows = [
            (row.number, row.theme.name, [section.number for section in row.sub_sections.all()])
            for row in frameworks.quality_statements(framework)
        ]

    assert [number for number, _, _ in rows] == list(range(1, 10))
    assert rows[0] == (1, "Working with people", [1, 2, 3, 4, 5, 6, 7])


def test_quality_statements_of_other_versions_stay_out(framework):
    other = QualityStatementFactory()

    assert other not in frameworks.quality_statements(framework)


def test_i_statements_are_those_that_may_be_asked(framework, django_assert_num_queries):
    recalled = IStatementFactory(framework=framework, recalled=True)

    with django_assert_num_queries(1):
        rows = [(row, row.theme.name) for row in frameworks.i_statements(framework)]

    assert len(rows) == 24
    assert recalled not in [row for row, _ in rows]


def test_statement_links_show_their_provenance_and_source_in_two_queries(
    framework, django_assert_num_queries
):
    with django_assert_num_queries(2):
        rows = [
            (
                link.quality_statement.number,
                link.i_statement.slug,
                link.get_provenance_display(),
                [source.title for source in link.sources.all()],
            )
            for link in frameworks.statement_links(framework)
        ]

    assert len(rows) == 46
    assert [number for number, *_ in rows] == sorted(number for number, *_ in rows)
    assert {said for _, _, said, _ in rows} == {
        "CQC lists it for councils",
        "CQC lists it for providers",
        "Our proposal",
    }
    assert all(sources for *_, sources in rows)
