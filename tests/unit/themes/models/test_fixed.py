import pytest
from django.db import IntegrityError, transaction

from tests.factories import themes as factories
from themes.models import IStatement, TextIsFixed

pytestmark = pytest.mark.django_db

FACTORIES = [
    factories.FrameworkFactory,
    factories.SourceFactory,
    factories.ThemeFactory,
    factories.EvidenceCategoryFactory,
    factories.QualityStatementFactory,
    factories.SubSectionFactory,
    factories.MakingItRealThemeFactory,
    factories.IStatementFactory,
    factories.StatementLinkFactory,
]
VERSIONED = [
    factories.ThemeFactory,
    factories.EvidenceCategoryFactory,
    factories.QualityStatementFactory,
    factories.MakingItRealThemeFactory,
    factories.IStatementFactory,
]


@pytest.mark.parametrize("row_factory", FACTORIES)
def test_row_once_written_is_neither_saved_nor_deleted(row_factory):
    row = row_factory()

    with pytest.raises(TextIsFixed):
        row.save()
    with pytest.raises(TextIsFixed):
        row.delete()


@pytest.mark.parametrize("row_factory", FACTORIES)
def test_rows_are_neither_updated_nor_deleted_together(row_factory):
    row = row_factory()
    rows = type(row).objects.all()

    with pytest.raises(TextIsFixed):
        rows.update(pk=row.pk)
    with pytest.raises(TextIsFixed):
        rows.delete()


def test_text_of_a_statement_stays_as_it_was_loaded():
    statement = factories.IStatementFactory(text="I am heard.")

    statement.text = "I am ignored."
    with pytest.raises(TextIsFixed, match="Load a new version instead"):
        statement.save()
    with pytest.raises(TextIsFixed), transaction.atomic():
        IStatement.objects.bulk_update([statement], ["text"])

    assert IStatement.objects.get().text == "I am heard."


@pytest.mark.parametrize("row_factory", VERSIONED)
def test_slug_is_used_once_in_a_version_and_again_in_another(row_factory):
    row = row_factory(slug="same")

    row_factory(slug="same")

    with pytest.raises(IntegrityError), transaction.atomic():
        row_factory(slug="same", framework=row.framework)


def test_one_pair_is_linked_once():
    link = factories.StatementLinkFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.StatementLinkFactory(
            i_statement=link.i_statement, quality_statement=link.quality_statement
        )
