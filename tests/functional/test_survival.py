"""People answer at the real server while it is killed; no page is lost. Longer: make survive."""

import pytest

from tests.crowd.server import Server
from tests.functional.test_death_of_the_server import same_database
from tests.survival.story import outcome_of

# Told with the stories, because its rows are really in the database too.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
HURRIED = {"START_MIN_SECONDS": "0", "STARTS_PER_HOUR": "1000000"}


def test_everything_acknowledged_is_kept_though_the_server_dies_twice(house):
    environment = {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": same_database()}

    with Server(environment | HURRIED) as server:
        outcome = outcome_of(server, house.at, people=20, kills=2, seed=7)

    assert outcome.problems == ()
    assert outcome.broken_lines > 0
    assert outcome.acknowledged_pages >= 20 * 5
