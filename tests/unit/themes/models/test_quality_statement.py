import pytest

from themes.models import QualityStatement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Safe systems, pathways and transitions", "safe-systems-pathways-and-transitions"),
        ("Safe pathways, systems and transitions", "safe-systems-pathways-and-transitions"),
        (
            "supporting people to LEAD healthier lives",
            "supporting-people-to-live-healthier-lives",
        ),
        ("Equity in experiences and outcomes", "equity-in-experience-and-outcomes"),
        ("Partnership and communities", "partnerships-and-communities"),
        ("safeguarding", "safeguarding"),
    ],
)
def test_called_finds_a_statement_by_any_of_its_names(framework, name, slug):
    assert framework.quality_statements.called(name).get().slug == slug


@pytest.mark.parametrize("name", ["", "Safe", "Well led"])
def test_called_finds_nothing_under_a_name_nobody_uses(framework, name):
    assert not QualityStatement.objects.called(name).exists()


def test_every_alternative_name_leads_to_its_own_statement(framework):
    for statement in framework.quality_statements.all():
        for name in [statement.name, *statement.alternative_names]:
            assert QualityStatement.objects.called(name).get() == statement


def test_in_leadership_are_the_two_the_secretary_of_state_is_not_told_about(framework):
    leadership = set(framework.quality_statements.in_leadership())

    not_told = framework.quality_statements.filter(secretary_of_state_notified_on_score_1=False)

    assert len(leadership) == 2
    assert leadership == set(not_told)
