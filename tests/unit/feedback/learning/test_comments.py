"""The comments that teach and test the analysis are whole, about nobody, and honestly parted."""

import csv
import hashlib
import re
from collections import Counter, defaultdict

import pytest

from feedback.analysis.numbers import is_nhs_number
from feedback.learning import sets
from feedback.learning.marks import unmarked
from themes import documents

NAMES = list(sets.OWN_LAYOUTS)
ISSUED_NHS_NUMBERS = re.compile(r"0[1-9]|[12]|3[0-9]|4|6|7")  # the first digits of those in use
FICTIONAL_PHONES = ("7700900", "1632960", "496", "2079460")  # kept for fiction by Ofcom


def rows(name: str) -> list[dict[str, str]]:
    with (sets.OWN / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def normalised(text: str) -> str:
    plain = unmarked(text)[0].lower().replace("’", "'").replace("‘", "'")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain)) or plain.strip()


def test_every_row_can_be_used():
    said = []

    found = list(sets.own_sets(lambda *problem: said.append(problem)))

    assert not said
    assert [one.name for one in found] == [f"our {name}" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_hashes_of_words_and_question_type(name):
    for row in rows(name):
        words = f"{normalised(row['text'])}\n{row.get('question_type', '')}"
        assert row["id"] == "wr-" + hashlib.sha256(words.encode()).hexdigest()[:10]


@pytest.mark.parametrize("name", NAMES)
def test_no_comment_is_there_twice(name):
    assert len({row["id"] for row in rows(name)}) == len(rows(name))


@pytest.mark.parametrize("name", NAMES)
def test_hash_of_the_words_decides_what_is_held(name):
    for row in rows(name):
        number = int(hashlib.sha256(normalised(row["text"]).encode()).hexdigest(), 16)
        assert row["part"] == ("learn" if number % 4 else "held"), row["id"]


def test_equal_wordings_are_on_one_side():
    parts = defaultdict(set)
    for name in NAMES:
        for row in rows(name):
            parts[normalised(row["text"])].add(row["part"])

    assert all(len(found) == 1 for found in parts.values())


@pytest.mark.parametrize("name", NAMES)
def test_about_a_quarter_is_held_back(name):
    parts = Counter(row["part"] for row in rows(name))

    assert 0.2 < parts["held"] / parts.total() < 0.3


@pytest.mark.parametrize("name", NAMES)
def test_readme_counts_them_rightly(name):
    readme = (sets.OWN / "README.md").read_text(encoding="utf-8")
    parts = Counter(row["part"] for row in rows(name))

    counts = f"| {parts.total():,} | {parts['learn']:,} | {parts['held']:,} |"
    assert f"| `{name}.csv` {counts}" in readme


def test_readme_adds_them_up_rightly():
    readme = (sets.OWN / "README.md").read_text(encoding="utf-8")

    assert f"\n{sum(len(rows(name)) for name in NAMES):,} comments in the voice" in readme


def test_lots_begin_where_the_readme_says():
    readme = (sets.OWN / "README.md").read_text(encoding="utf-8")
    told = re.findall(
        r"^\| `(\w+)\.csv` \| \w+ \| ([\d,]+) \| `(wr-\w+)` \|$", readme, re.MULTILINE
    )
    assert {name for name, *_ in told} == set(NAMES)
    for name in NAMES:
        ids = [row["id"] for row in rows(name)]
        lots = [(int(size.replace(",", "")), ids.index(at)) for of, size, at in told if of == name]
        ends = [*(begins for _, begins in lots[1:]), len(ids)]
        assert [begins + size for size, begins in lots] == ends, name


@pytest.mark.parametrize("name", ["statements", "feelings"])
def test_sub_sections_are_those_of_the_main_statement(name):
    framework = documents.read(documents.FRAMEWORK_FILE)
    known = {
        f"qs{statement['number']}": {"", *(one["id"] for one in statement["sub_sections"])}
        for statement in framework["quality_statements"]
    }
    for row in rows(name):
        main, *_ = row["qs"].split("|")
        assert row["sub_section"] in known.get(main, {""}), row["id"]


def test_statements_that_nobody_said_are_not_statements_that_do_not_apply():
    found = {one.id: one.statements for some in sets.own_sets(print) for one in some.examples}

    kinds = {row["qs"]: found[row["id"]] for row in rows("feelings")}
    assert (kinds["-"], kinds[""]) == (None, frozenset())
    assert len(kinds["qs4"]) == 1


@pytest.mark.parametrize("name", ["statements", "feelings"])
def test_sentiment_and_its_five_classes_agree(name):
    for row in rows(name):
        assert sets.SIGNS[row["sentiment"]] == sets.SIGN_OF_FIVE[int(row["five"])], row["id"]


def test_comment_is_named_when_it_holds_marks_and_clean_when_not():
    for row in rows("identifiers"):
        text, marks = unmarked(row["text"])
        assert (row["kind"] == "named") == bool(marks), row["id"]
        assert "[[" not in text and "]]" not in text, row["id"]


def test_nhs_numbers_and_phones_can_be_nobodys():
    for row in rows("identifiers"):
        text, marks = unmarked(row["text"])
        for mark in marks:
            digits = re.sub(r"\D", "", text[mark.start : mark.end])
            if mark.label == "nhs_number" and is_nhs_number(digits):
                assert not ISSUED_NHS_NUMBERS.match(digits), row["id"]
            if mark.label == "phone" and len(digits) == 11:
                assert any(kept in digits for kept in FICTIONAL_PHONES), row["id"]
