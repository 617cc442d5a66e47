"""The command other systems rely on: a file and a hash, or one sentence and exit 2."""

import csv
import hashlib
import json

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.models import Council
from feedback.models import EvidencePack
from feedback.selectors.pack_document import canonical
from tests.factories.cms import make_council
from tests.factories.evidence import COORDINATED, count, heard, said
from tests.factories.surveys import make_published_survey


@pytest.fixture
def told(survey):
    """The survey with something to export."""
    with scope(council=survey.council):
        heard(survey)
        count(survey, responses=40)
        count(survey, i_statement=COORDINATED, yes=20, sometimes=10, no=10)
        said(survey, "=They turned up even in the snow.")
    return survey


def export(output, *, council="E06000049", survey="care-at-home", form="json") -> None:
    """Run the command the way a shell would."""
    call_command("export_evidence", council=council, survey=survey, format=form, output=str(output))


def _pack() -> EvidencePack:
    with scope(council=Council.objects.get(slug="cheshire-east")):
        return EvidencePack.objects.get()


def test_json_file_has_the_packs_hash_and_both_are_printed(told, tmp_path, capsys):
    output = tmp_path / "pack.json"

    export(output)

    written = json.loads(output.read_text())
    del written["beside"]
    sha256 = hashlib.sha256(canonical(written).encode()).hexdigest()
    assert sha256 == _pack().sha256
    printed = capsys.readouterr().out
    assert str(output) in printed
    assert sha256 in printed


def test_csv_file_opens_and_names_its_pack(told, tmp_path):
    output = tmp_path / "pack.csv"

    export(output, form="csv")

    with output.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["pack_sha256"] for row in rows} == {_pack().sha256}
    assert "'=They turned up even in the snow." in {row["text"] for row in rows}


def test_both_files_come_from_one_pack(told, tmp_path):
    export(tmp_path / "pack.json")
    export(tmp_path / "pack.csv", form="csv")

    assert _pack().sha256.encode() in (tmp_path / "pack.csv").read_bytes()
    assert json.loads((tmp_path / "pack.json").read_text())["manifest"]["as_of"] == "2026-04-30"


def test_export_is_logged(told, tmp_path):
    export(tmp_path / "pack.json")

    line = ModelLogEntry.objects.get(action="feedback.pack.exported")
    assert (line.data["form"], line.data["sha256"]) == ("json", _pack().sha256)


def test_file_that_is_there_is_replaced_whole(told, tmp_path):
    output = tmp_path / "pack.json"
    output.write_text("old " * 100_000)

    export(output)

    assert json.loads(output.read_text())["manifest"]
    assert list(tmp_path.iterdir()) == [output]


def test_former_code_of_a_council_is_understood(framework, tmp_path):
    barnsley = make_council("barnsley", "Barnsley", "E08000038", former_gss_codes=["E08000016"])
    survey = make_published_survey(barnsley)
    count(survey, responses=40)

    export(tmp_path / "pack.json", council="E08000016")

    council = json.loads((tmp_path / "pack.json").read_text())["manifest"]["council"]
    assert council["gss_code"] == "E08000038"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"council": "E99999999"}, "No council has the code E99999999."),
        ({"survey": "nothing"}, "Cheshire East has no survey called nothing."),
        ({"form": "xlsx"}, "xlsx is not made yet. Use json or csv."),
        ({"form": "docx"}, "docx is not made yet. Use json or csv."),
        ({"form": "pdf"}, "pdf is not made yet. Use json or csv."),
    ],
)
def test_what_cannot_be_exported_is_said_and_no_file_written(told, tmp_path, asked, sentence):
    with pytest.raises(CommandError) as refused:
        export(tmp_path / "pack", **asked)

    assert str(refused.value) == sentence
    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_survey_nobody_answered_is_not_exported(survey, tmp_path):
    with pytest.raises(CommandError, match="Nobody has answered this survey yet") as refused:
        export(tmp_path / "pack.json")

    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []
    assert PageLogEntry.objects.filter(action="feedback.pack.refused").exists()


def test_survey_of_another_council_is_not_exported(told, other_council, tmp_path):
    with pytest.raises(CommandError, match="Leeds has no survey"):
        export(tmp_path / "pack.json", council="E08000035")


def test_council_that_is_not_switched_on_is_not_exported(told, tmp_path):
    Council.objects.filter(slug="cheshire-east").update(is_on=False)

    with pytest.raises(CommandError) as refused:
        export(tmp_path / "pack.json")

    assert refused.value.returncode == 2


def test_folder_that_is_not_there_is_said(told, tmp_path):
    with pytest.raises(CommandError, match="cannot be written") as refused:
        export(tmp_path / "nowhere" / "pack.json")

    assert refused.value.returncode == 2


def test_output_that_is_a_folder_leaves_nothing_behind(told, tmp_path):
    (tmp_path / "pack").mkdir()

    with pytest.raises(CommandError, match="cannot be written"):
        export(tmp_path / "pack")

    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_answers_that_wait_to_be_counted_are_told(told, tmp_path, capsys):
    export(tmp_path / "pack.json")

    assert "Some newer answers wait to be read." in capsys.readouterr().err
