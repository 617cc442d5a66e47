import csv
import io
import json

from feedback.exports.csv import COLUMNS, render
from feedback.models import EvidencePack


def _pack(**document) -> EvidencePack:
    whole = {
        "manifest": {"sample_label": "", "data_dictionary": {"base": "How many."}},
        "responses": {"person": {"number": 20}, "carer": {"number": "[c]"}},
        "comments": {"person": {"base": 10}},
        "tags": {"person": {"base": "[c]", "small_base": False, "parts": {}}},
        "statements_with_too_little_said": 1,
        "statements": [],
    }
    return EvidencePack(document=json.dumps(whole | document), sha256="abc")


def _statement(**told) -> dict:
    empty = {"slug": "care", "i_statements": [], "comments": {}, "quotes": [], "gaps": []}
    return empty | told


def _quote(text: str) -> dict:
    return {
        "text": text,
        "voice": "person",
        "mode": "web",
        "help": "",
        "wording_shown": "easy_read",
        "question": "What could be better?",
        "version": 2,
        "tag": "confirmed",
    }


def _rows(pack: EvidencePack) -> list[dict]:
    return list(csv.DictReader(io.StringIO(render(pack).decode("utf-8-sig"), newline="")))


def test_table_has_one_header_and_the_hash_in_every_row():
    rows = _rows(_pack())

    assert tuple(rows[0]) == COLUMNS
    assert {row["pack_sha256"] for row in rows} == {"abc"}


def test_hidden_number_is_written_as_hidden():
    rows = _rows(_pack())

    carers = next(row for row in rows if (row["section"], row["voice"]) == ("responses", "carer"))
    assert carers["shown"] == "[c]"


def test_words_that_look_like_a_formula_are_made_safe():
    pack = _pack(statements=[_statement(quotes=[_quote('=HYPERLINK("http://x","y")')])])

    quote = next(row for row in _rows(pack) if row["section"] == "quotes")

    assert quote["text"] == '\'=HYPERLINK("http://x","y")'


def test_words_with_commas_quotes_and_lines_come_back_whole():
    text = 'She said "no", twice.\nThen she left.'
    pack = _pack(statements=[_statement(quotes=[_quote(text)])])

    quote = next(row for row in _rows(pack) if row["section"] == "quotes")

    assert (quote["text"], quote["question"], quote["version"]) == (
        text,
        "What could be better?",
        "2",
    )
    assert quote["how"] == "web, easy_read, tag confirmed"


def test_gaps_and_the_data_dictionary_are_rows():
    rows = _rows(_pack(statements=[_statement(gaps=["Fewer than five people answered."])]))

    told = {(row["section"], row["measure"]): row["text"] for row in rows}
    assert told["gaps", "gap"] == "Fewer than five people answered."
    assert told["data dictionary", "base"] == "How many."


def test_voices_and_answers_come_in_the_order_they_are_read():
    parts = {name: {"number": 20, "percent": 33} for name in ("no", "sometimes", "yes")}
    row = {"base": 60, "small_base": False, "parts": parts}
    asked = {
        "slug": "feel-safe",
        "text": "I feel safe.",
        "provenance": "cqc-official",
        "questions": [{"wording": "Are you safe?", "version": 1}],
        "answers": {"carer": row, "on_behalf": {"base": 5}, "person": row},
    }

    rows = _rows(_pack(statements=[_statement(i_statements=[asked])]))

    answers = [(row["voice"], row["measure"]) for row in rows if row["section"] == "answers"]
    measures = ("base", "yes", "sometimes", "no")
    assert answers == [
        *(("person", measure) for measure in measures),
        *(("carer", measure) for measure in measures),
        ("on_behalf", "base"),
    ]


def test_file_opens_in_a_spreadsheet_with_its_curly_quotes():
    file = render(_pack(statements=[_statement(quotes=[_quote("They didn’t come.")])]))

    assert file.startswith(b"\xef\xbb\xbf")
    assert "They didn’t come." in file.decode("utf-8-sig")
