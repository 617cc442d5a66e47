"""An installation that reads with the full tier, and one where it cannot."""

import io

import pytest
from django.core.management import call_command

from feedback.analysis.pipeline import CORE, FULL
from feedback.models import Analysis, Tag
from tests.factories.feedback import analysed

WORDS = "My care plan is wrong and the social worker never assessed me"


@pytest.fixture
def full_tier(settings):
    settings.ANALYSIS_TIER = "full"


def by_whom() -> list[tuple[str, str, str]]:
    return list(Analysis.objects.order_by("pk").values_list("analyser", "version", "tier"))


def stored(analyser) -> tuple[str, str, str]:
    return analyser.name, analyser.version, analyser.tier


def test_what_it_found_is_stored_under_its_name(survey, in_council, full_tier):
    analysed(survey, WORDS)

    assert by_whom() == [stored(FULL)]
    assert {tag.source for tag in Tag.objects.all()} == {Tag.Source.MODEL}


def test_core_tier_stands_in_and_its_name_is_stored(survey, in_council, full_tier, without_full):
    analysed(survey, WORDS)

    assert by_whom() == [stored(CORE)]
    assert {tag.source for tag in Tag.objects.all()} == {Tag.Source.RULE}


def test_everything_is_read_again_when_the_tier_is_raised(survey, in_council, settings):
    analysed(survey, WORDS)
    settings.ANALYSIS_TIER = "full"

    call_command("analyse_again", stdout=io.StringIO())

    assert by_whom() == [stored(CORE), stored(FULL)]
