"""Every row has a council, and no view starts from a table instead of from the council."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django_scopes.exceptions import ScopeError

from cms.models import CouncilOwned
from cms.prepared import Prepared, PreparedUpsert
from surveys.actions import responses as actions_of_responses
from surveys.models import SurveyPage
from surveys.selectors import responses as selectors_of_responses

ROOT = Path(__file__).resolve().parents[2]
OURS = ("surveys", "feedback")
# Rows that belong to no council, each with its reason.
SHARED = {
    "surveys.SurveyPage": "a Wagtail page; its council is the tree it grows in",
    "surveys.MonitoringQuestion": "the same questions for every council",
}


def _models():
    for label in OURS:
        yield from apps.get_app_config(label).get_models(include_auto_created=True)


def _is_link(model) -> bool:
    return bool(model._meta.auto_created)


@pytest.mark.parametrize("model", list(_models()), ids=lambda model: model._meta.label)
def test_model_belongs_to_a_council_or_says_why_not(model):
    if _is_link(model):
        owner = model._meta.auto_created
        assert issubclass(owner, CouncilOwned) or owner._meta.label in SHARED
        return

    assert issubclass(model, CouncilOwned) or model._meta.label in SHARED


@pytest.mark.parametrize(
    "model",
    [model for model in _models() if issubclass(model, CouncilOwned)],
    ids=lambda model: model._meta.label,
)
def test_query_without_a_council_is_refused(model, db):
    with pytest.raises(ScopeError):
        list(model.objects.all())


def test_rows_of_another_council_are_not_found(survey, other_council):
    from django_scopes import scope

    from surveys.models import SurveyVersion

    with scope(council=survey.council):
        ours = SurveyVersion.objects.count()
    with scope(council=other_council):
        theirs = SurveyVersion.objects.count()

    assert (ours, theirs) == (1, 0)
    assert SurveyPage.objects.count() == 1


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _sources(*folders: str):
    for app in OURS:
        for folder in folders:
            yield from (ROOT / app / folder).rglob("*.py")


@pytest.mark.parametrize("source", list(_sources("views", "api", "consumers")), ids=_short)
def test_view_asks_a_selector_and_not_a_table(source):
    found = re.findall(r"\w+\.objects\b", source.read_text(encoding="utf-8"))

    assert found == []


def test_looking_across_councils_is_done_in_few_places_only():
    allowed = {
        "cms/prepared.py",  # see the test below
        "surveys/selectors/credits.py",  # pictures that anybody can see in a live survey
        "surveys/selectors/responses.py",  # the receipt code is the permission
        "surveys/selectors/sessions.py",  # so is the code to join by, and a person's own token
        "surveys/selectors/screens.py",  # a socket's: each query names the council and who hears
        "feedback/selectors/waiting.py",  # the sweep serves every council
        "feedback/selectors/counting.py",  # so does the recount
        "feedback/selectors/analysis_runs.py",  # and whoever reads everything again
        "feedback/management/commands/set_up.py",  # is there any demonstration yet?
    }
    using = {
        str(path.relative_to(ROOT))
        for app in ("cms", *OURS)
        for path in (ROOT / app).rglob("*.py")
        if "scopes_disabled" in path.read_text(encoding="utf-8")
    }

    assert using <= allowed, using - allowed


def test_every_prepared_query_names_its_council_or_one_secret_token(db):
    prepared = [
        (module, query)
        for module in (selectors_of_responses, actions_of_responses)
        for query in vars(module).values()
        if isinstance(query, Prepared | PreparedUpsert)
    ]
    using = {
        str(path.relative_to(ROOT))
        for app in ("cms", *OURS)
        for path in (ROOT / app).rglob("*.py")
        if "from cms.prepared import" in path.read_text(encoding="utf-8")
    }

    assert using == {"surveys/selectors/responses.py", "surveys/actions/responses.py"}
    assert len(prepared) >= 4
    for _, query in prepared:
        where = query.sql.split(" WHERE ", 1)[1]
        assert '"council_id" = ' in where or '"token" = ' in where, query.sql
