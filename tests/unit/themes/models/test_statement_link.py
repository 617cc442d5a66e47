import pytest

from tests.factories.themes import StatementLinkFactory
from themes.models import StatementLink

pytestmark = pytest.mark.django_db


def test_official_are_nine_links_of_six_statements(framework):
    official = StatementLink.objects.in_framework(framework).official()

    assert official.count() == 9
    assert len(set(official.values_list("i_statement", flat=True))) == 6


@pytest.mark.parametrize(
    "slug",
    [
        "partnerships-and-communities",
        "governance-management-and-sustainability",
        "learning-improvement-and-innovation",
    ],
)
def test_official_links_are_missing_where_cqc_lists_none(framework, slug):
    statement = framework.quality_statements.get(slug=slug)

    assert not statement.links.official().exists()


def test_official_links_rest_on_the_sources_the_framework_names(framework):
    link = StatementLink.objects.official().get(
        quality_statement__slug="safeguarding", i_statement__slug="feel-safe"
    )

    keys = {source.key for source in link.sources.all()}

    assert keys == {"cqc-la-safeguarding", "ce-self"}


def test_proposals_say_that_they_are_not_official(framework):
    for link in StatementLink.objects.filter(provenance=StatementLink.Provenance.PROPOSAL):
        assert [source.key for source in link.sources.all()] == ["proposal"]


def test_in_framework_leaves_other_versions_out(framework):
    other = StatementLinkFactory(official=True)

    assert other not in StatementLink.objects.in_framework(framework)
