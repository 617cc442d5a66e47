import pytest

from tests.factories.themes import IStatementFactory
from themes.models import IStatement

pytestmark = pytest.mark.django_db


def test_enabled_leaves_recalled_statements_out():
    checked = IStatementFactory()
    IStatementFactory(recalled=True)

    assert list(IStatement.objects.enabled()) == [checked]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("I feel safe and am supported to understand and manage any risks.", "feel-safe"),
        ("I feel safe and supported to understand and manage any risks", "feel-safe"),
        (
            "I have care and support that is co-ordinated, "
            "and everyone works well together and with me.",
            "care-coordinated",
        ),
        (
            "I am supported to plan ahead for important changes in my life that I can anticipate.",
            "plan-ahead-changes",
        ),
    ],
)
def test_worded_finds_a_statement_in_any_wording_met(framework, text, slug):
    assert framework.i_statements.worded(text).get().slug == slug


def test_worded_finds_every_variant(framework):
    for statement in framework.i_statements.all():
        for variant in statement.variants:
            assert IStatement.objects.worded(variant["text"]).get() == statement


def test_worded_finds_nothing_for_other_words(framework):
    assert not IStatement.objects.worded("I feel").exists()
