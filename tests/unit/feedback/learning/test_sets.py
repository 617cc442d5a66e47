import pytest

from feedback.learning import sets

HEADER = "id,source,service,question_type,text,sentiment,labels,qs_proxy,n_same\n"
GOOD = "fft-1,NEAS,PTS,what_good,Kind staff,2,x,qs4|qs1,1\n"


@pytest.fixture
def read(tmp_path):
    """Reads a file of NHS answers, and gives what was read and what was said of it."""

    def read(content: str | bytes, layout: str = "fft"):
        path = tmp_path / "fft_comments_some.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        said: list[tuple[int, str]] = []
        found = sets.read_set(
            path, layout, "some", lambda file, line, problem: said.append((line, problem))
        )
        return found, said

    return read


def test_row_becomes_a_comment_with_its_labels(read):
    found, said = read(HEADER + GOOD)

    (example,) = found.examples
    assert (example.text, example.question_type, example.group) == (
        "Kind staff",
        "what_good",
        "NEAS",
    )
    assert (example.five, example.sign) == (2, 1)
    assert example.statements == {
        "care-provision-integration-and-continuity",
        "assessing-needs",
    }
    assert not said


def test_empty_label_says_that_nobody_labelled_it(read):
    found, _ = read(HEADER + "fft-1,NEAS,PTS,what_good,None,,,,1\n")

    (example,) = found.examples
    assert (example.text, example.five, example.sign) == ("None", None, None)
    assert example.statements == frozenset()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("fft-1,NEAS,PTS,what_good,Kind,7,x,qs4,1", '"sentiment" is no whole number from 1 to 5'),
        ("fft-1,NEAS,PTS,what_good,Kind,²,x,qs4,1", '"sentiment" is no whole number from 1 to 5'),
        ("fft-1,NEAS,PTS,why,Kind,1,x,qs4,1", '"question_type" is none of'),
        ("fft-1,NEAS,PTS,what_good,Kind,1,x,qs12,1", "none of qs1 to qs9"),
        ("fft-1,NEAS,PTS,what_good,Kind", "too few cells"),
        ("fft-1,NEAS,PTS,what_good,Kind,1,x,qs4,1,more", "too many cells"),
        ('fft-1,NEAS,PTS,what_good,"Kind,1,x,qs4,1', "quotation marks that do not match"),
    ],
)
def test_damaged_row_is_named_by_its_line_and_costs_one_row(read, row, problem):
    found, said = read(HEADER + GOOD + row + "\n" + GOOD)

    assert len(found.examples) == 2
    assert found.passed_over == 1
    ((line, why),) = said
    assert line == 3
    assert problem in why


def test_bytes_that_are_no_utf_8_cost_one_row(read):
    found, said = read(
        HEADER.encode() + b"fft-1,NEAS,PTS,what_good,caf\xe9,1,x,,1\n" + GOOD.encode()
    )

    assert len(found.examples) == 1
    assert said[0][0] == 2


def test_file_without_a_column_it_needs_is_refused(read):
    with pytest.raises(sets.SetError, match='no column "qs_proxy"'):
        read("id,source,question_type,text,sentiment\n1,NEAS,what_good,Kind,1\n")


@pytest.mark.parametrize("content", ["", HEADER.encode("utf-16")])
def test_file_that_is_no_table_is_refused(read, content):
    with pytest.raises(sets.SetError, match=r"is empty|is UTF-16"):
        read(content)


def test_sign_of_earlier_answers_is_that_of_how_critical_they_are(read):
    rows = "".join(f"p,A,what_good,Words,{n},x,y\n" for n in ("-5", "0", "3", ""))

    found, said = read(
        "id,source,question_type,text,criticality,label,subcategory\n" + rows, "phase_1"
    )

    assert [one.sign for one in found.examples] == [-1, 0, 1, None]
    assert not said


def test_folder_is_read_by_layout_and_what_it_lacks_is_named(tmp_path):
    (tmp_path / "fft_comments_b.csv").write_text(HEADER + GOOD)
    (tmp_path / "fft_comments_a.csv").write_text(HEADER + GOOD)
    (tmp_path / "notes.csv").write_text("x\n1\n")

    found = list(sets.shared_sets(tmp_path, lambda *said: None))

    assert [one.name for one in found] == ["fft_comments_a", "fft_comments_b"]
    assert sets.missing(tmp_path) == ["fft_phase1_*.csv", "asc_written_*.csv"]
