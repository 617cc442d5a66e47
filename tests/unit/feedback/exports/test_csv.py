import csv
import io
import json

from feedback.exports.csv import COLUMNS, draw
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


def _quote(digest: str = "f00") -> dict:
    return {
        "words_sha256": digest,
        "voice": "person",
        "mode": "web",
        "help": "",
        "wording_shown": "easy_read",
        "question": "What could be better?",
        "version": 2,
        "tag": "confirmed",
    }


def _file(pack: EvidencePack, words: str, *corrections: str) -> bytes:
    told = [{"text": text} for text in corrections]
    share = {"base": 40, "percent": 50, "low": "[c]", "high": "[c]"}
    checked = {"analyser": "plain 1", "statement": share, "tone": share}
    return draw(pack, {"checked": checked, "corrections": told, "quotes": {"f00": {"text": words}}})


def _rows(pack: EvidencePack, words: str = "Fine.", *corrections: str) -> list[dict]:
    file = _file(pack, words, *corrections).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(file, newline="")))


def test_table_has_one_header_and_the_hash_in_every_row():
    rows = _rows(_pack())

    assert tuple(rows[0]) == COLUMNS
    assert {row["pack_sha256"] for row in rows} == {"abc"}


def test_hidden_number_is_written_as_hidden():
    rows = _rows(_pack())

    carers = next(row for row in rows if (row["section"], row["voice"]) == ("responses", "carer"))
    assert carers["shown"] == "[c]"


def test_words_that_look_like_a_formula_are_made_safe():
    pack = _pack(statements=[_statement(quotes=[_quote()])])

    quote = next(
        row for row in _rows(pack, '=HYPERLINK("http://x","y")') if row["section"] == "quotes"
    )

    assert quote["text"] == '\'=HYPERLINK("http://x","y")'


def test_words_with_commas_quotes_and_lines_come_back_whole():
    text = 'She said "no", twice.\nThen she left.'
    pack = _pack(statements=[_statement(quotes=[_quote()])])

    quote = next(row for row in _rows(pack, text) if row["section"] == "quotes")

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
    file = _file(_pack(statements=[_statement(quotes=[_quote()])]), "They didn’t come.")

    assert file.startswith(b"\xef\xbb\xbf")
    assert "They didn’t come." in file.decode("utf-8-sig")


def test_words_that_are_gone_say_so():
    pack = _pack(statements=[_statement(quotes=[_quote("gone")])])

    quote = next(row for row in _rows(pack) if row["section"] == "quotes")

    assert quote["text"] == "[taken back]"


def test_corrections_come_before_anything_else():
    rows = _rows(_pack(), "Fine.", "On 3 May 2026, somebody took their answers back.")

    assert (rows[0]["section"], rows[0]["measure"]) == ("corrections", "correction")
    assert rows[0]["text"] == "On 3 May 2026, somebody took their answers back."
    assert rows[1]["section"] == "about"
