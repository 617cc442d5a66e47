"""Packs on the evidence page: freezing, fetching, and who may."""

import hashlib

import pytest
from wagtail.models import ModelLogEntry

from feedback.actions.packs import freeze
from feedback.exports import FORMS
from feedback.models import EvidencePack
from feedback.selectors.pack_document import canonical
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey

PAGE = "/evidence/cheshire-east/care-at-home/"


def test_freeze_lists_the_pack_on_the_page(told, client, lead):
    response = client.post(f"{PAGE}freeze/")
    pack = EvidencePack.objects.get()

    assert response.status_code == 303
    assert response["Location"] == f"{PAGE}#packs"
    page = client.get(PAGE).content.decode()
    assert pack.sha256 in page
    assert f"{PAGE}packs/{pack.pk}/json" in page
    assert pack.frozen_by == lead


def test_freeze_with_nothing_said_tells_so_on_the_page(survey, client, lead):
    page = client.post(f"{PAGE}freeze/", follow=True).content.decode()

    assert "Nobody has answered this survey yet" in page
    assert not EvidencePack.objects.exists()


def test_freeze_by_a_link_is_refused(told, client, lead):
    assert client.get(f"{PAGE}freeze/").status_code == 405


@pytest.mark.parametrize(
    ("form", "content_type"), [("json", "application/json"), ("csv", "text/csv; charset=utf-8")]
)
def test_download_is_the_packs_file_and_is_logged(told, client, lead, form, content_type):
    pack = freeze(survey=told, by=lead)

    response = client.get(f"{PAGE}packs/{pack.pk}/{form}")

    assert response.content == FORMS[form].render(pack)
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith('attachment; filename="evidence-care-at-home')
    line = ModelLogEntry.objects.get(action="feedback.pack.exported")
    assert (line.user, line.data["form"], line.data["sha256"]) == (lead, form, pack.sha256)


def test_downloaded_json_less_what_stands_beside_has_the_packs_hash(told, client, lead):
    pack = freeze(survey=told, by=lead)

    document = client.get(f"{PAGE}packs/{pack.pk}/json").json()

    assert document.pop("beside")["sha256"] == pack.sha256
    assert hashlib.sha256(canonical(document).encode()).hexdigest() == pack.sha256


def test_form_not_made_is_not_found_and_the_attempt_is_logged(told, client, lead):
    pack = freeze(survey=told, by=lead)

    response = client.get(f"{PAGE}packs/{pack.pk}/xlsx")

    assert response.status_code == 404
    line = ModelLogEntry.objects.get(action="feedback.pack.refused")
    assert (line.user, line.data["form"]) == (lead, "xlsx")


@pytest.mark.parametrize("role", ["reviewer", "board-member", "council-administrator"])
def test_packs_are_for_who_may_export(told, council, client, role):
    pack = freeze(survey=told, by=None)
    client.force_login(make_member(council, role))

    assert client.get(f"{PAGE}packs/{pack.pk}/json").status_code == 404
    assert client.post(f"{PAGE}freeze/").status_code == 404


def test_pack_of_another_council_is_not_found(told, other_council, client):
    pack = freeze(survey=told, by=None)
    make_published_survey(other_council)
    client.force_login(make_member(other_council, "evidence-lead"))

    for address in (PAGE, "/evidence/leeds/care-at-home/"):
        assert client.get(f"{address}packs/{pack.pk}/json").status_code == 404


def test_pack_of_another_survey_is_not_found(told, council, client, lead):
    pack = freeze(survey=told, by=None)
    make_published_survey(council, "respite")

    assert client.get(f"/evidence/cheshire-east/respite/packs/{pack.pk}/csv").status_code == 404
