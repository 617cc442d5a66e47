import io

import pytest

from feedback.analysis.rows import ADDED, RowsError, Table, added_names


def table(text: str) -> tuple[Table, list[tuple[int, str]]]:
    said: list[tuple[int, str]] = []
    stream = io.StringIO(text, newline="")
    return Table(stream, lambda line, problem: said.append((line, problem))), said


def rows(text: str):
    read, said = table(text)
    return [(line, cells, beyond) for line, cells, beyond in read.rows()], said


def test_rows_come_with_the_line_they_start_on():
    found, said = rows('id,text\n1,"two\nlines"\n2,b\n')

    assert [(line, cells) for line, cells, _ in found] == [
        (2, ["1", "two\nlines"]),
        (4, ["2", "b"]),
    ]
    assert said == []


def test_row_with_too_few_cells_is_filled_and_named():
    found, said = rows("id,text\n1\n")

    assert found == [(2, ["1", ""], [])]
    assert said == [(2, "too few cells: 1 where the header has 2")]


def test_row_with_too_many_cells_keeps_them_and_is_named():
    found, said = rows("id,text\n1,a,b\n")

    assert found == [(2, ["1", "a"], ["b"])]
    assert said[0][0] == 2


def test_open_quotation_mark_loses_no_later_row():
    found, said = rows('id,text\n1,"open\n2,"fine"\n3,last\n')

    assert [cells for _, cells, _ in found] == [["1", '"open'], ["2", "fine"], ["3", "last"]]
    assert [line for line, _ in said] == [2]


def test_open_quotation_mark_in_the_last_row_keeps_the_row():
    found, _ = rows('id,text\n1,a\n2,"open')

    assert found[-1][1] == ["2", '"open']


def test_open_quotation_mark_does_not_swallow_a_great_file():
    found, _ = rows('id,text\n1,"open\n' + "2,fine words\n" * 100_000)

    assert len(found) == 100_001


def test_byte_that_is_not_utf8_is_read_as_windows_and_named():
    found, said = rows("id,text\n1,caf\udce9\n")

    assert found[0][1] == ["1", "café"]
    assert said == [(2, "not UTF-8, so it was read as Windows-1252")]


def test_blank_line_is_no_row():
    assert [cells for _, cells, _ in rows("id,text\n\n1,a\n\n")[0]] == [["1", "a"]]


def test_byte_order_mark_is_no_part_of_the_first_name():
    read, _ = table('\ufeff"id",text\n')

    assert (read.header, read.has_bom) == (["id", "text"], True)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_empty_file_is_refused(text):
    with pytest.raises(RowsError, match="is empty"):
        table(text)


def test_missing_column_is_refused_with_those_there_are():
    with pytest.raises(RowsError, match='no column "words"; its columns are: id, text'):
        table("id,text\n")[0].column("words")


def test_rows_are_read_one_at_a_time():
    """Constant memory: asking for one row must not read the file to its end."""

    class Counted(io.StringIO):
        lines = 0

        def __next__(self) -> str:
            self.lines += 1
            return super().__next__()

    stream = Counted("id,text\n" + "1,a\n" * 1000, newline="")
    read = Table(stream, lambda line, problem: None)

    next(read.rows())

    assert stream.lines <= 3


def test_column_the_person_has_already_keeps_its_name():
    names = added_names(["text", "sentiment", "tier", "tier_2"])

    assert names[ADDED.index("sentiment")] == "sentiment_2"
    assert names[ADDED.index("tier")] == "tier_3"
    assert names[ADDED.index("tags")] == "tags"
