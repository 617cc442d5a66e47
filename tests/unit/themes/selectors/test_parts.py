"""The proposed easy-read parts: one idea each, and each leads back to its statement."""

import json
from pathlib import Path

import pytest

from themes.documents import MAKING_IT_REAL_FILE
from themes.selectors.parts import PARTS_FILE, parts_of

DOCUMENT = json.loads(PARTS_FILE.read_text(encoding="utf-8"))
PICTURES = Path(__file__).resolve().parents[4] / "frontend" / "pictures.json"
BANK = {row["name"] for row in json.loads(PICTURES.read_text(encoding="utf-8"))}
STATEMENTS = {
    row["id"]: row for row in json.loads(MAKING_IT_REAL_FILE.read_text("utf-8"))["i_statements"]
}
PARTS = [part for row in DOCUMENT["statements"] for part in parts_of(row["i_statement"])]


def test_counts_and_ids_add_up():
    counts = DOCUMENT["meta"]["counts"]

    assert counts == {"statements": len(DOCUMENT["statements"]), "parts": len(PARTS)}
    assert len({part.id for part in PARTS}) == len(PARTS)


def test_every_statement_that_joins_ideas_with_and_has_parts():
    joined = {slug for slug, row in STATEMENTS.items() if " and " in row["text"]}

    assert {slug for slug in joined if not parts_of(slug)} == set()


@pytest.mark.parametrize("row", DOCUMENT["statements"], ids=lambda row: row["i_statement"])
def test_statement_is_known_and_has_two_parts_or_more(row):
    parts = parts_of(row["i_statement"])

    assert row["i_statement"] in STATEMENTS
    assert len(parts) >= 2
    assert [part.id for part in parts] == [
        f"{row['i_statement']}-{number}" for number in range(1, len(parts) + 1)
    ]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_part_is_one_short_question_with_a_picture_and_our_own(part):
    assert part.question.endswith("?")
    assert part.question.count("?") == 1
    assert len(part.question.split()) <= 12
    assert " and " not in part.question
    assert part.picture in BANK
    assert part.co_produced is False


def test_statement_with_one_idea_has_none():
    assert parts_of("valued-contribution") == parts_of("no-such-statement") == ()
