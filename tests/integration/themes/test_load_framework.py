import json

import pytest
from django.core.management import CommandError, call_command

from themes.documents import FRAMEWORK_FILE, MAKING_IT_REAL_FILE, read
from themes.models import Framework, QualityStatement

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(tmp_path):
    """Writes a document to a file of its own and gives its path."""

    def to_file(document, name="framework.json"):
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return to_file


def refusal(**options):
    """The error the command ends with."""
    with pytest.raises(CommandError) as caught:
        call_command("load_framework", **options)
    return caught.value


def test_load_framework_says_what_was_added_and_then_what_was_unchanged(capsys):
    call_command("load_framework")
    call_command("load_framework")

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Framework cqc-la-2023-11: 153 added, 0 unchanged")
    assert second.startswith("Framework cqc-la-2023-11: 0 added, 153 unchanged")
    assert "4 themes, 9 quality statements, 35 sub-sections, 6 evidence categories" in first
    assert Framework.objects.count() == 1


def test_load_framework_reads_the_files_it_is_given(write):
    document = read(FRAMEWORK_FILE)
    document["meta"]["framework_version"] = "cqc-la-2027-01"

    call_command(
        "load_framework",
        file=write(document),
        making_it_real=write(read(MAKING_IT_REAL_FILE), "making_it_real.json"),
    )

    assert Framework.objects.get().version == "cqc-la-2027-01"


def test_load_framework_refuses_a_broken_document_with_a_sentence_per_problem(write):
    document = read(FRAMEWORK_FILE)
    document["quality_statements"][0]["sub_sections"].pop()

    error = refusal(file=write(document))

    assert error.returncode == 2
    assert str(error).splitlines() == [
        "There must be 35 sub-sections, but there are 34.",
        "“assessing-needs” must have 7 sub-sections, but has 6.",
        "The framework says 35 under the count “sub_sections”, but holds 34.",
    ]
    assert not Framework.objects.exists()


def test_load_framework_refuses_changed_content_and_names_it(write):
    call_command("load_framework", verbosity=0)
    document = read(FRAMEWORK_FILE)
    document["themes"][3]["name"] = "Leading"

    error = refusal(file=write(document))

    assert error.returncode == 2
    assert str(error).splitlines()[1:] == ["Framework: theme “leadership” has changed."]
    assert QualityStatement.objects.count() == 9


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a JSON file in UTF-8"),
        (b"{", "is not a JSON file in UTF-8"),
        ('{"a": "é"}'.encode("latin-1"), "is not a JSON file in UTF-8"),
        (b"[" * 100_000, "is not a JSON file in UTF-8"),
        (b"[]", "must be an object with named fields"),
        (b"null", "must be an object with named fields"),
    ],
)
def test_load_framework_refuses_a_file_that_is_no_document(tmp_path, content, said):
    path = tmp_path / "framework.json"
    path.write_bytes(content)

    error = refusal(file=path)

    assert error.returncode == 2
    assert said in str(error)


def test_load_framework_refuses_a_file_that_is_not_there(tmp_path):
    error = refusal(making_it_real=tmp_path / "nowhere.json")

    assert error.returncode == 2
    assert "could not be read: No such file or directory." in str(error)
