"""Frozen packs: the same data gives the same hash, and every file is drawn from the pack."""

import csv
import hashlib
import io
import json
import re
from datetime import date

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry

from feedback.actions.packs import NothingSaid, StillCounting, evidence_document, freeze, rebuild
from feedback.exports import FORMS
from feedback.models import EvidencePack
from feedback.selectors.pack_document import canonical
from tests.factories.cms import make_member
from tests.factories.evidence import CARE, COORDINATED, count, heard, said
from tests.factories.surveys import make_published_survey, make_response

PAGE = "/evidence/cheshire-east/care-at-home/"


@pytest.fixture(autouse=True)
def _in_council(in_council):
    """Packs belong to one council."""


@pytest.fixture
def lead(council, client):
    """An evidence lead of the council, signed in."""
    lead = make_member(council, "evidence-lead")
    client.force_login(lead)
    return lead


@pytest.fixture
def told(survey):
    """The survey with figures, a quote and a hidden number in it."""
    heard(survey)
    count(survey, responses=1234, easy_read=700, helped=300, comments=46)
    count(survey, i_statement=COORDINATED, yes=777, sometimes=438, no=3, skipped=11)
    said(survey, "They turned up even in the snow.", confirmed=True)
    return survey


def manifest(pack) -> dict:
    return json.loads(pack.document)["manifest"]


def test_freezing_twice_gives_one_pack(told):
    first, second = freeze(survey=told, by=None), freeze(survey=told, by=None)

    assert first == second
    assert EvidencePack.objects.count() == 1
    assert first.sha256 == hashlib.sha256(first.document.encode()).hexdigest()


def test_hash_changes_when_a_figure_changes(told):
    before = freeze(survey=told, by=None)
    count(told, i_statement=COORDINATED, yes=100)

    assert freeze(survey=told, by=None).sha256 != before.sha256


def test_hash_changes_when_a_quote_is_taken_back(told):
    before = freeze(survey=told, by=None)
    told.versions.get().responses.update(may_quote=False)

    after = freeze(survey=told, by=None)

    assert after.sha256 != before.sha256
    assert b"even in the snow" not in FORMS["json"].render(after)


def test_hash_does_not_change_when_nothing_new_is_counted_again(told):
    before = freeze(survey=told, by=None)
    count(told)

    assert freeze(survey=told, by=None) == before


def test_rebuilding_gives_the_same_hash(told):
    pack = freeze(survey=told, by=None, as_of=date(2026, 6, 30))

    rebuilt = rebuild(pack)

    assert rebuilt.is_same
    assert rebuilt.document == pack.document


def test_rebuilding_as_of_a_day_does_not_see_later_months(told):
    pack = freeze(survey=told, by=None)
    count(told, month=date(2026, 5, 1), responses=100)

    assert rebuild(pack).is_same


def test_rebuilding_says_when_the_data_has_changed(told):
    pack = freeze(survey=told, by=None)
    count(told, i_statement=COORDINATED, yes=100)

    assert not rebuild(pack).is_same


def test_document_is_canonical_and_holds_no_fraction(told):
    document = freeze(survey=told, by=None).document

    again = json.dumps(
        json.loads(document, parse_float=pytest.fail),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    assert again == document


def test_manifest_says_how_the_pack_was_made(told):
    said_of_itself = manifest(freeze(survey=told, by=None))

    assert said_of_itself["council"] == {
        "gss_code": "E06000049",
        "name": "Cheshire East Council",
    }
    assert said_of_itself["survey"] == {
        "slug": "care-at-home",
        "title": "Care at Home",
        "versions": [1],
    }
    assert said_of_itself["framework_version"] == "cqc-la-2023-11"
    assert said_of_itself["as_of"] == "2026-04-30"
    assert said_of_itself["query"]["months"] == ["2026-04"]
    assert said_of_itself["analysers"] == ["core 1"]
    assert "not a CQC score" in said_of_itself["what_this_is"]
    assert any("hidden" in rule for rule in said_of_itself["suppression"])
    assert any("TLAP" in whose for whose in said_of_itself["attribution"])
    assert any("Open Government Licence" in whose for whose in said_of_itself["attribution"])


def test_data_dictionary_explains_every_measure_of_the_table(told):
    pack = freeze(survey=told, by=None)

    rows = list(csv.DictReader(io.StringIO(FORMS["csv"].render(pack).decode("utf-8-sig"))))

    figures = {row["measure"] for row in rows if row["section"] not in ("about", "data dictionary")}
    explained = {row["measure"] for row in rows if row["section"] == "data dictionary"}
    assert figures <= explained


def test_sample_says_so_in_its_pack(framework, council):
    sample = make_published_survey(council, "sample", sample_label="Sample NHS comments")
    count(sample, responses=20)

    pack = freeze(survey=sample, by=None)

    assert manifest(pack)["sample_label"] == "Sample NHS comments"
    assert b"Sample NHS comments" in FORMS["csv"].render(pack)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_true_small_numbers_are_in_no_file(told, form):
    file = FORMS[form].render(freeze(survey=told, by=None))
    # Digests hold any figures.
    content = re.sub(rb"[0-9a-f]{32,64}", b"", file)

    for true in (b"1234", b"777", b"438"):
        assert true not in content
    assert b"1235" in content
    assert b"[c]" in content


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("hidden", [{"quote": False}, {"theme": False}, {"state": "held"}], ids=str)
def test_words_that_may_not_be_quoted_are_in_no_file(told, form, hidden):
    said(told, "Nobody may read this.", **hidden)

    content = FORMS[form].render(freeze(survey=told, by=None))

    assert b"even in the snow" in content
    assert b"Nobody may read this" not in content


@pytest.mark.parametrize("form", ["json", "csv"])
def test_redacted_words_are_in_no_file(told, form):
    said(told, "Annabel is kind.", released_text="[name] is kind.")

    content = FORMS[form].render(freeze(survey=told, by=None))

    assert b"[name] is kind." in content
    assert b"Annabel" not in content


def test_both_files_hold_the_same_figures(told):
    pack = freeze(survey=told, by=None)

    document = json.loads(FORMS["json"].render(pack))
    rows = list(csv.DictReader(io.StringIO(FORMS["csv"].render(pack).decode("utf-8-sig"))))

    care = next(row for row in document["statements"] if row["slug"] == CARE)
    parts = care["i_statements"][0]["answers"]["person"]["parts"]
    shown = {
        row["measure"]: row["shown"]
        for row in rows
        if (row["section"], row["quality_statement"], row["voice"]) == ("answers", CARE, "person")
    }
    assert {name: str(part["number"]) for name, part in parts.items()} == {
        name: shown[name] for name in parts
    }


def test_survey_nobody_answered_is_not_frozen(survey):
    with pytest.raises(NothingSaid, match="Nobody has answered"):
        freeze(survey=survey, by=None)

    assert not EvidencePack.objects.exists()


def test_answers_not_counted_yet_are_not_frozen(survey):
    make_response(survey)

    with pytest.raises(StillCounting):
        freeze(survey=survey, by=None)


def test_nothing_by_the_day_asked_for_is_not_frozen(told):
    with pytest.raises(NothingSaid, match="by 1 March 2026"):
        freeze(survey=told, by=None, as_of=date(2026, 3, 1))


def test_document_handed_out_is_the_packs_and_is_logged(told, lead):
    document = evidence_document(survey=told, by=lead)

    pack = freeze(survey=told, by=None)
    assert document == json.loads(FORMS["json"].render(pack))
    line = PageLogEntry.objects.get(action="feedback.pack.exported")
    assert (line.user, line.data["form"]) == (lead, "api")


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


def test_document_holds_no_words_and_each_digest_fits_its_words(told):
    pack = freeze(survey=told, by=None)

    beside = json.loads(FORMS["json"].render(pack))["beside"]

    assert "even in the snow" not in pack.document
    (digest, quote), *others = beside["quotes"].items()
    assert others == []
    assert quote["text"] == "They turned up even in the snow."
    assert digest in pack.document
    sealed = f"{quote['seal']}{quote['text']}"
    assert digest == hashlib.sha256(sealed.encode()).hexdigest()


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


def test_every_figure_of_the_document_is_hidden_or_a_multiple_of_five(told):
    figures = list(_figures(json.loads(freeze(survey=told, by=None).document)))

    assert "[c]" in figures
    assert all(figure == "[c]" or (figure >= 5 and figure % 5 == 0) for figure in figures)


def _figures(part):
    """Every count in a document, however deep."""
    if isinstance(part, list):
        for inner in part:
            yield from _figures(inner)
    elif isinstance(part, dict):
        for name, inner in part.items():
            counted = name == "base" or (name == "number" and "slug" not in part)
            if counted or name in ("dont_know", "rather_not_say", "skipped"):
                if not isinstance(inner, str) or inner == "[c]":
                    yield inner
            else:
                yield from _figures(inner)
