import hashlib
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from feedback.analysis import ANALYSER
from feedback.analysis.pipeline import FULL
from feedback.learning import sets, swaps

SHARED = {
    "fft_comments_tiny.csv": (
        "id,source,service,question_type,text,sentiment,labels,qs_proxy,n_same\n"
        "fft-1,A,x,what_good,The staff were kind and lovely,1,x,qs4,1\n"
        "fft-2,B,x,could_improve,They were rude and useless,5,x,qs4,1\n"
        'fft-3,B,x,nonspecific,"Zebrafinch, cheers",2,x,,1\n'
    ),
    "fft_phase1_tiny.csv": (
        "id,source,question_type,text,criticality,label,subcategory\n"
        "p1-1,A,what_good,Wonderful care,4,Staff,Staff\n"
        "p1-2,A,could_improve,Dirty and cold,-4,Staff,Staff\n"
    ),
    "asc_written_tiny.csv": (
        "id,kind,question_type,text,qs,sentiment3\n"
        "asc-1,topic,nonspecific,My care plan is wrong and nobody listens,qs1,-1\n"
        "asc-2,topic,nonspecific,Thank you for Tuesdays,,1\n"
    ),
}
WRITTEN = "id,part,voice,question_type,text,qs,sub_section,sentiment,five\n" + "".join(
    f"wr-{n},{part},short,nonspecific,{text},qs4,,positive,2\n"
    for n, (part, text) in enumerate([("learn", "Kind carers"), ("held", "Lovely carers")])
)
OURS = {
    "statements.csv": WRITTEN,
    "feelings.csv": WRITTEN,
    "concerns.csv": (
        "id,part,kind,type,question_type,text\n"
        "wr-1,learn,plain,abuse,nonspecific,He hits me\n"
        "wr-2,held,clean,,nonspecific,The hit parade was on\n"
    ),
    "identifiers.csv": (
        "id,part,kind,text\n"
        "wr-3,learn,named,Thank you [[person:Mrs Patel]] for coming\n"
        "wr-4,held,clean,Thank you for coming\n"
    ),
}
SWAPS = {
    "lists": [
        {
            "name": "swaps, tiny",
            "seen_by": [],
            "groups": {"people": {"sentences": ["My {} friend"], "words": ["old", "young"]}},
        }
    ]
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder of labelled comments; our own are a handful as well, for speed."""
    for place, files in (("data", SHARED), ("ours", OURS)):
        (tmp_path / place).mkdir()
        for name, content in files.items():
            (tmp_path / place / name).write_text(content, encoding="utf-8")
    (tmp_path / "swaps.json").write_text(json.dumps(SWAPS))
    monkeypatch.setattr(sets, "OWN", tmp_path / "ours")
    monkeypatch.setattr(swaps, "FILE", tmp_path / "swaps.json")
    return tmp_path / "data"


def run(folder: Path, *options: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("evaluate", "--data", str(folder), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def saved(folder: Path) -> dict:
    target = folder.parent / "out.json"
    run(folder, "--out", str(target))
    return json.loads(target.read_text(encoding="utf-8"))


def value(document: dict, name: str, measure: str, about: str = "all") -> float | None:
    (found,) = [
        one["value"]
        for one in document["figures"]
        if (one["set"], one["about"], one["measure"]) == (name, about, measure)
        and one["analyser"] == str(ANALYSER)
    ]
    return found


def refused(folder: Path, *options: str) -> str:
    with pytest.raises(CommandError) as raised:
        run(folder, *options)
    assert raised.value.returncode == 2
    return str(raised.value)


def test_document_holds_the_figures_of_every_set(folder):
    document = saved(folder)

    tiny = "fft_comments_tiny"
    assert value(document, tiny, "five classes, quadratic kappa, analyser") > 0.5
    assert value(document, tiny, "negative found, TextBlob alone") == 1
    assert value(document, tiny, "7 statements, macro-F1") == 1
    assert value(document, tiny, "negative found, analyser", about="B") == 1
    assert value(document, "fft_phase1_tiny", "sign turned round, analyser") == 0
    assert value(document, "asc_written_tiny", "9 statements, macro-F1") == 1
    assert value(document, "asc_written_tiny", "no tag where none applies") == 1
    assert value(document, "our concerns, learn", "disclosures found", about="plain") == 1
    assert value(document, "our concerns, held", "false alarms", about="clean") is not None
    assert value(document, "our identifiers, learn", "identifiers found, titles aside") == 1
    assert value(document, "our identifiers, held", "texts touched", about="clean") == 0
    assert value(document, "swaps, tiny", "largest change of score, analyser") == 0


def test_document_says_what_was_measured_on_what(folder):
    document = saved(folder)

    content = (folder / "fft_comments_tiny.csv").read_bytes()
    assert document["analysers"][0] == asdict(ANALYSER)
    assert document["files"][0] == {
        "file": "fft_comments_tiny.csv",
        "set": "fft_comments_tiny",
        "sha256": hashlib.sha256(content).hexdigest(),
        "rows": 3,
        "passed_over": 0,
    }
    assert len(document["files"]) == 7
    samples = {one["set"]: one["sample"] for one in document["figures"]}
    taught = {"our statements, learn", "our feelings, learn", "our concerns, learn"}
    taught |= {"our identifiers, learn"}
    assert {name for name, sample in samples.items() if sample == "in-sample"} == taught
    kappa = next(one for one in document["figures"] if "quadratic" in one["measure"])
    assert kappa["low"] <= kappa["value"] <= kappa["high"]
    assert kappa["n"] == 3


def test_every_tier_there_is_has_its_figures(folder):
    document = saved(folder)

    assert [one["tier"] for one in document["analysers"]] == ["core", "full"]
    by = {
        name: [one for one in document["figures"] if one["analyser"] == name]
        for name in (str(ANALYSER), str(FULL))
    }
    core, full = (
        [(one["set"], one["about"], one["measure"]) for one in some] for some in by.values()
    )
    assert core == full


def test_one_tier_alone_can_be_asked_for(folder):
    out, _ = run(folder, "--tier", "full")

    assert f"read by {FULL}" in out
    assert f"read by {ANALYSER}" not in out


def test_tier_that_cannot_be_used_has_no_figures(folder, without_full):
    assert refused(folder, "--tier", "full") == "The file is damaged."
    out, _ = run(folder)
    assert f"read by {ANALYSER}" in out
    assert f"read by {FULL}" not in out


def test_same_files_give_the_same_document(folder):
    assert saved(folder) == saved(folder)


def test_table_is_aligned_and_holds_no_comment(folder):
    out, err = run(folder, "--details")

    assert out.startswith(f"fft_comments_tiny, read by {ANALYSER}: out of sample\n")
    heading = next(line for line in out.splitlines() if line.startswith("about"))
    rows = [line for line in out.splitlines() if ", analyser" in line]
    assert {line.index(" to ") for line in rows if " to " in line} == {heading.index("95%") + 4}
    assert not err
    for words in ("Zebrafinch", "Tuesdays", "Patel", "hits me", "Lovely carers"):
        assert words not in out


def test_details_are_left_out_unless_asked_for(folder):
    plain, details = run(folder)[0], run(folder, "--details")[0]

    assert "plain, abuse" not in plain
    assert "plain, abuse" in details


def test_missing_files_are_named_and_passed_over(folder):
    (folder / "fft_phase1_tiny.csv").unlink()

    out, err = run(folder)

    assert "There is no fft_phase1_*.csv" in err
    assert "asc_written_tiny" in out


def test_empty_folder_still_gives_the_figures_on_our_own_comments(folder):
    for path in folder.iterdir():
        path.unlink()

    out, err = run(folder)

    assert err.count("There is no") == 3
    assert "our statements, held" in out


def test_damaged_rows_are_named_by_line_without_their_words(folder):
    path = folder / "asc_written_tiny.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("asc-3,topic,nonspecific,Xylophone,qs77,1\nasc-4,topic\n")

    out, err = run(folder)

    assert "asc_written_tiny.csv, line 4: " in err
    assert "asc_written_tiny.csv, line 5: too few cells" in err
    assert "Xylophone" not in out + err


def test_many_damaged_rows_are_counted(folder):
    path = folder / "asc_written_tiny.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines("asc-3,topic\n" for _ in range(150))

    err = run(folder)[1]

    assert "And 50 more rows like these." in err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--out", "{folder}"], "is a folder: name a file in it for --out."),
        (["--out", "{folder}/no/out.json"], "There is no folder"),
    ],
)
def test_place_that_cannot_be_written_to_is_refused_first(folder, options, sentence):
    assert sentence in refused(folder, *[one.format(folder=folder) for one in options])


def test_folder_that_is_not_there_is_refused(folder):
    found = refused(folder / "nowhere")

    assert found == f"There is no folder {folder / 'nowhere'} to read from: name one with --data."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("id,text\n1,Words\n", 'has no column "kind"'),
        (SHARED["asc_written_tiny.csv"].encode("utf-16"), "is UTF-16"),
    ],
)
def test_file_that_is_no_table_of_the_kind_is_refused_by_name(folder, content, sentence):
    path = folder / "asc_written_tiny.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)

    found = refused(folder)

    assert "asc_written_tiny.csv" in found
    assert sentence in found
