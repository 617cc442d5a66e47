"""The read API: the same protected document as a pack, to the same people, with a valid schema."""

import json

import pytest
import yaml
from django.core.management import call_command
from django_scopes import scope
from wagtail.models import ModelLogEntry, PageLogEntry

from feedback.actions.packs import freeze
from tests.factories.cms import make_member
from tests.factories.feedback import analysed

ADDRESS = "/api/v1/councils/cheshire-east/surveys/care-at-home/evidence/"


@pytest.fixture
def answered(survey):
    for number in range(6):
        analysed(survey, f"They came late {number}.", answers={"together": "no"})
    return survey


@pytest.fixture
def lead(council, client):
    user = make_member(council, "evidence-lead")
    client.force_login(user)
    return user


def test_evidence_is_the_document_a_pack_freezes(client, answered, lead):
    with scope(council=answered.council):
        pack = freeze(survey=answered, by=lead)

    response = client.get(ADDRESS)

    assert response.status_code == 200
    whole = response.json()
    beside = whole.pop("beside")
    assert whole == json.loads(pack.document)
    assert beside["sha256"] == pack.sha256


def test_reading_is_logged(client, answered, lead):
    before = ModelLogEntry.objects.count() + PageLogEntry.objects.count()

    client.get(ADDRESS)

    assert ModelLogEntry.objects.count() + PageLogEntry.objects.count() == before + 1


def test_survey_nobody_answered_says_so(client, survey, lead):
    response = client.get(ADDRESS)

    assert response.status_code == 404
    assert "Nobody has answered" in response.json()["detail"]


def test_unknown_survey_is_not_found(client, council, lead):
    assert client.get(ADDRESS.replace("care-at-home", "nowhere")).status_code == 404


def test_schema_is_valid_and_holds_our_own_addresses_only(tmp_path):
    file = tmp_path / "schema.yml"

    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(file))

    paths = set(yaml.safe_load(file.read_text())["paths"])
    assert paths == {"/api/v1/councils/{council}/surveys/{survey}/evidence/"}


def test_schema_is_served_to_anyone(client, db):
    assert client.get("/api/v1/schema/").status_code == 200
