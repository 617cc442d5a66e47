"""What stands in a pack and in each file drawn from it, and what never does."""

import csv
import hashlib
import io
import json
import re

import pytest

from feedback.actions.packs import freeze
from feedback.exports import FORMS
from tests.factories.evidence import CARE, count, said
from tests.factories.surveys import make_published_survey


def manifest(pack) -> dict:
    return json.loads(pack.document)["manifest"]


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
