"""Rows the browser's server can see: on disk while the stories are told, gone afterwards.

A browser talks to a server in another thread, so nothing here can hide in a transaction that is
rolled back. Emptying the tables would also take away what the migrations brought, such as Wagtail's
first page. So the rows are written down beforehand and put back afterwards.
"""

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX
from django_scopes import scope, scopes_disabled

from cms.models import Council
from surveys.actions.monitoring_questions import load_monitoring
from surveys.models import Response, SurveyPage
from tests.factories.branching import make_branching_survey
from tests.factories.cms import make_council
from tests.factories.surveys import make_published_survey
from tests.factories.themes import load_reference_framework


@dataclass(frozen=True)
class House:
    """A council with a survey people can answer and one that has ended."""

    council: Council
    survey: SurveyPage
    about_you: SurveyPage
    ended: SurveyPage
    branches: SurveyPage

    @property
    def at(self) -> str:
        return f"/{self.council.slug}/{self.survey.slug}/"

    @property
    def at_about_you(self) -> str:
        return f"/{self.council.slug}/{self.about_you.slug}/"

    @property
    def at_branches(self) -> str:
        return f"/{self.council.slug}/{self.branches.slug}/"

    @property
    def at_ended(self) -> str:
        return f"/{self.council.slug}/{self.ended.slug}/"

    def responses(self) -> list[Response]:
        """Every response there is, oldest first."""
        with scope(council=self.council):
            return list(Response.objects.order_by("pk"))

    def only_new(self, before: list[Response]) -> Response:
        """The one response there is now that there was not before."""
        (fresh,) = (response for response in self.responses() if response not in before)
        return fresh

    def said(self, response: Response) -> dict[str, object]:
        """What a response answered, by question: the option, options, words, or the state."""
        with scope(council=self.council):
            answers = response.answers.select_related("question").order_by("question__position")
            return {
                answer.question.key: answer.choice or answer.choices or answer.text or answer.state
                for answer in answers
            }


def build() -> House:
    """Put everything the stories need into the database."""
    load_reference_framework()
    council = make_council()
    survey = make_published_survey(council)
    load_monitoring()
    asked = ("communication-needs", "age-band", "ethnic-group")
    about_you = make_published_survey(council, "about-you", monitoring=asked)
    ended = make_published_survey(council, "ended")
    ended.unpublish()
    branches = make_branching_survey(council)
    return House(council, survey, about_you, ended, branches)


def written_down() -> str:
    """Return every row there is, as text."""
    _check_made_for_tests()
    with scopes_disabled():
        return connection.creation.serialize_db_to_string()


def put_back(rows: str) -> None:
    """Leave exactly these rows in the database."""
    _check_made_for_tests()
    with scopes_disabled():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(rows)
        _count_on_from_the_rows()
    ContentType.objects.clear_cache()
    cache.clear()


def _count_on_from_the_rows() -> None:
    # PostgreSQL gives out numbers without a look at the rows that were put back.
    statements = connection.ops.sequence_reset_sql(no_style(), apps.get_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _check_made_for_tests() -> None:
    # Emptying the wrong database would be unforgivable.
    facts = connection.settings_dict
    made_for_tests = facts["TEST"]["NAME"]
    name = str(facts["NAME"])
    assert name == str(made_for_tests) or name.startswith(TEST_DATABASE_PREFIX), name


def note() -> Path:
    """The file that lies there while the rows do: a run that was killed leaves it behind."""
    return Path(settings.VAR_DIR) / f"browser-tests-{connection.vendor}.in-use"
