import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from feedback.analysis import ANALYSER
from feedback.analysis.pipeline import FULL
from feedback.analysis.rows import ADDED
from feedback.management.commands import analyse as command


@pytest.fixture
def run(tmp_path):
    """Writes a file, runs the command on it, and gives what was written and said."""

    def run(content: str | bytes, *options: str, column: str = "text") -> Run:
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(content.encode() if isinstance(content, str) else content)
        out, err = io.StringIO(), io.StringIO()
        arguments = ["--input", str(source), "--column", column, "--output", str(target)]
        call_command("analyse", *arguments, *options, stdout=out, stderr=err)
        return Run(target, out.getvalue(), err.getvalue())

    return run


class Run:
    def __init__(self, target: Path, out: str, err: str):
        self.out, self.err = out, err
        with target.open(encoding="utf-8", newline="") as stream:
            self.header, *self.rows = csv.reader(stream)

    def cells(self, name: str) -> list[str]:
        place = self.header.index(name)
        return [row[place] for row in self.rows]


def refused(run, content, *options, **named) -> str:
    with pytest.raises(CommandError) as raised:
        run(content, *options, **named)
    assert raised.value.returncode == 2
    return str(raised.value)


def test_every_row_and_column_stays_in_order_and_nine_are_added(run):
    done = run("id,text,note\n1,My care plan is good,x\n2,Nothing,=1+1\n")

    assert done.header == ["id", "text", "note", *ADDED]
    assert [row[:3] for row in done.rows] == [
        ["1", "My care plan is good", "x"],
        ["2", "Nothing", "=1+1"],
    ]
    assert done.cells("tags") == ["assessing-needs", ""]
    assert done.cells("primary_tag") == ["assessing-needs", ""]
    assert done.cells("tier") == ["core", "core"]
    assert done.cells("analyser") == [str(ANALYSER)] * 2


def test_tags_and_their_confidence_stand_in_the_same_order(run):
    done = run("text\nMy care plan and the lunch club at the church\n")

    tags, sure = done.cells("tags")[0].split("|"), done.cells("tag_confidence")[0].split("|")
    assert len(tags) == len(sure) > 1
    assert [float(one) for one in sure] == sorted(map(float, sure), reverse=True)
    assert done.cells("primary_tag") == [tags[0]]


def test_concern_and_redacted_text_are_added(run):
    done = run("text\nMrs Patel hit me\nThe food is nice\n")

    assert done.cells("concern") == ["yes", "no"]
    assert done.cells("redacted_text") == ["[name removed] hit me", "The food is nice"]


def test_question_type_changes_what_nothing_means(run):
    done = run(
        "asked,text\nwhat_good,Nothing\ncould_improve,Nothing\n,Nothing\n",
        "--question-type-column",
        "asked",
    )

    assert done.cells("sentiment") == ["negative", "positive", "unclear"]
    bad, good, unclear = map(float, done.cells("sentiment_score"))
    assert bad < -0.6 and good > 0.6 and unclear == 0


def test_summary_and_progress_are_told(run):
    done = run("text\nMy care plan\nok\n")

    assert "2 rows: 1 tagged, 1 without a tag" in done.out
    assert "100%" in done.err


def test_unknown_question_type_is_named_by_line_and_the_rest_processed(run):
    done = run("asked,text\nwhat_good,a\nodd,b\n", "--question-type-column", "asked")

    assert 'Line 3: unknown question type "odd"' in done.err
    assert len(done.rows) == 2


def test_wrong_encoding_is_named_by_line_and_the_row_kept(run):
    done = run(b"text\nfine\ncaf\xe9\nlast\n")

    assert "Line 3: not UTF-8" in done.err
    assert done.cells("text") == ["fine", "café", "last"]


def test_row_of_a_hundred_thousand_characters_is_kept(run):
    text = ("The carers are late. " * 5000)[:100_000]

    done = run(f"text\n{text}\nshort\n")

    assert done.cells("text") == [text, "short"]
    assert done.cells("primary_tag")[0] == "care-provision-integration-and-continuity"


def test_nul_characters_are_named_and_kept_in_the_persons_column(run):
    done = run(b"text\ngood\x00food\n")

    assert "Line 2: NUL" in done.err
    assert done.cells("text") == ["good\0food"]
    assert done.cells("redacted_text") == ["good food"]


def test_rows_with_too_few_and_too_many_cells_are_named_and_kept(run):
    done = run("text,id\nonly\na,1,extra\n")

    assert "Line 2: too few cells" in done.err
    assert "Line 3: too many cells" in done.err
    assert done.rows[0][:2] == ["only", ""]
    assert done.rows[1][:2] == ["a", "1"]
    assert done.rows[1][-1] == "extra"


def test_column_the_person_already_has_is_kept_and_ours_gets_a_number(run):
    done = run("text,sentiment\nThe staff are kind,mine\n")

    assert done.cells("sentiment") == ["mine"]
    assert done.cells("sentiment_2") == ["positive"]
    assert 'ours is called "sentiment_2"' in done.err


def test_odd_lines_beyond_a_hundred_are_counted_not_named(run):
    done = run("text,id\n" + "short\n" * 150)

    assert done.err.count("too few cells") == command.NAMED_PROBLEMS
    assert "And 50 more lines like these." in done.err


def test_byte_order_mark_is_kept_for_excel(run, tmp_path):
    run("\ufefftext\nok\n")

    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbftext,")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("id,words\n1,a\n", 'has no column "text"; its columns are: id, words'),
        (b"\xff\xfet\x00", "is UTF-16"),
    ],
)
def test_file_that_cannot_be_read_is_refused_and_nothing_written(run, tmp_path, content, sentence):
    assert sentence in refused(run, content)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_missing_question_type_column_is_refused(run):
    assert 'no column "asked"' in refused(run, "text\na\n", "--question-type-column", "asked")


def test_full_tier_reads_when_it_is_asked_for(run):
    done = run("text\nThe carers were kind\n", "--tier", "full")

    assert (done.cells("tier"), done.cells("analyser")) == (["full"], [str(FULL)])
    assert done.cells("sentiment") == ["positive"]
    assert "reads instead" not in done.err


def test_core_tier_reads_where_the_full_one_cannot_and_every_row_says_so(run, without_full):
    done = run("text\nThe carers were kind\n", "--tier", "full")

    assert "The file is damaged. The core tier reads instead." in done.err
    assert (done.cells("tier"), done.cells("analyser")) == (["core"], [str(ANALYSER)])


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("none.csv", "out.csv", "No such file"),
        ("in.csv", "in.csv", "must be another file"),
        ("in.csv", "none/out.csv", "There is no folder"),
        ("in.csv", ".", "is a folder"),
        (".", "out.csv", "Is a directory"),
    ],
)
def test_place_that_cannot_be_used_is_refused(tmp_path, source, target, sentence):
    (tmp_path / "in.csv").write_text("text\na\n", encoding="utf-8")

    with pytest.raises(CommandError, match=sentence) as raised:
        call_command(
            "analyse",
            *("--input", str(tmp_path / source)),
            *("--column", "text", "--output", str(tmp_path / target)),
        )

    assert raised.value.returncode == 2


def test_output_takes_its_name_only_when_it_is_whole(run, tmp_path, monkeypatch):
    (tmp_path / "out.csv").write_text("before", encoding="utf-8")

    def break_off(*args, **kwargs):
        yield ["text"]
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "analyse_table", break_off)
    with pytest.raises(KeyboardInterrupt):
        run("text\na\n")

    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
