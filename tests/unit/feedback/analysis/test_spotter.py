"""The full tier's spotter: from what a network says of pieces to what is taken out of a text."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.analysis import encoder, spotter, weight_files
from feedback.analysis.identifiers import identifiers
from feedback.analysis.name_words import Words
from feedback.analysis.pieces import Piece, Pieces
from feedback.analysis.pipeline import CORE, FULL, reader
from feedback.analysis.spotter import LABELS, Word, packed, read_as_words, spotted, stretches
from feedback.analysis.weight_files import ModelError

KNOWN = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ann", "##e", "came", "late"])

SETTLED = {"at": 0.9, "beside": 0.5, "certainty": [(0.0, 0.0), (1.0, 0.8)]}


def odds(label: str, sure: float) -> list[float]:
    each = [0.0] * len(LABELS)
    each[0] = 1 - sure
    each[LABELS.index(label)] += sure
    return each


def words(*told: tuple[str, str, float]) -> tuple[str, list[Word]]:
    """A text of these words, and how surely each tells what."""
    text = " ".join(word for word, _, _ in told)
    found, place = [], 0
    for word, label, sure in told:
        found.append(Word(place, place + len(word), label, sure))
        place += len(word) + 1
    return text, found


def said(text, found):
    return [(one.label, text[one.start : one.end]) for one in found]


def test_pieces_of_a_text_stand_where_its_characters_do():
    pieces = KNOWN.within("ANNE  came, Zoë late")

    assert [(one.start, one.end) for one in pieces][:3] == [(0, 3), (3, 4), (6, 10)]
    assert pieces[0].number == KNOWN.within("ann")[0].number


def test_what_is_seen_of_a_piece_is_its_capital_and_whether_a_sentence_opens():
    text = "Late. Ann came"

    numbers, seen = spotter.as_read(text, KNOWN.within(text), KNOWN)

    assert len(numbers) == len(seen) == 2 + 4
    assert seen[1:-1] == [[1, 1], [0, 0], [1, 1], [0, 0]]


@given(st.integers(0, 2_000))
def test_stretches_leave_nothing_out_and_read_nothing_twice(count):
    read = [first + at for first, begin, end in stretches(count) for at in range(begin, end)]

    assert read == list(range(count))


def test_word_is_as_sure_as_its_surest_piece_and_leaves_its_owner_mark():
    text = "anne's late"
    pieces = [Piece(0, 0, 3), Piece(0, 3, 4), Piece(0, 4, 5), Piece(0, 5, 6), Piece(0, 7, 11)]
    each = [odds("name", sure) for sure in (0.2, 0.9, 0.99, 0.99, 0.1)]

    found = list(read_as_words(text, pieces, each))

    assert [(one.start, one.end) for one in found] == [(0, 4), (7, 11)]
    assert [round(one.sureness, 2) for one in found] == [0.9, 0.1]
    assert found[0].label == "name"


def test_its_file_gives_back_its_network_and_what_was_settled():
    found = weight_files.unpacked(packed({"at": 0.9}, b"\n\nnetwork"), spotter.LAYOUT, "it")

    assert (found.header["at"], found.numbers) == (0.9, b"\n\nnetwork")


def test_word_is_taken_out_from_where_it_is_sure_and_takes_along_those_beside():
    text, found = words(
        ("ann", "name", 0.6), ("oke", "name", 0.95), ("came", "name", 0.4), ("oke", "name", 0.8)
    )

    assert said(text, spotted(text, found, SETTLED)) == [("name", "ann oke")]


def test_it_is_said_as_surely_as_such_words_were_right():
    text, found = words(("oke", "name", 0.95))

    assert [one.confidence for one in spotted(text, found, SETTLED)] == [0.76]


def test_what_tells_different_things_is_not_one():
    text, found = words(("oke", "name", 0.95), ("mallerby", "place", 0.95))

    assert said(text, spotted(text, found, SETTLED)) == [("name", "oke"), ("place", "mallerby")]


def test_owner_and_what_is_owned_are_one():
    text = "oke's croft"
    found = [Word(0, 3, "place", 0.95), Word(6, 11, "place", 0.95)]

    assert said(text, spotted(text, found, SETTLED)) == [("place", text)]


def test_line_parts_what_tells():
    text = "oke\nsito"
    found = [Word(0, 3, "name", 0.95), Word(4, 8, "name", 0.95)]

    assert said(text, spotted(text, found, SETTLED)) == [("name", "oke"), ("name", "sito")]


def test_comment_of_common_words_is_not_even_read(monkeypatch):
    by = spotter.full()
    monkeypatch.setattr(by, "read", lambda text: pytest.fail("It was read."))

    assert not list(by.find(Words("They were kind and came on time.")))


def test_without_what_it_needs_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    with pytest.raises(ModelError, match=r"^onnxruntime is not installed: `make full` installs"):
        spotter.read(spotter.FILE, KNOWN)


def test_spotter_that_is_shipped_can_be_read():
    assert spotter.trouble() == ""
    assert reader("full").analyser == FULL


def test_core_tier_takes_over_where_the_spotter_cannot_be_read(monkeypatch):
    monkeypatch.setattr(spotter, "_shipped", lambda other: (None, "The file is damaged."))

    by = reader.__wrapped__("full")

    assert by.analyser == by.read("The carers were kind").analyser == CORE
    assert spotter.trouble() == "The file is damaged."


def test_spotter_is_not_used_without_the_encoder(monkeypatch):
    monkeypatch.setattr(encoder, "_shipped", lambda: (None, "The other file is damaged."))

    assert spotter.full() is None
    assert spotter.trouble() == "The other file is damaged."


@pytest.mark.parametrize(
    "text",
    [
        "Ask for Mrs Patel on 01632 960 118, flat 3, Tannery Row.",
        "Visits stopped when I moved to the lock keeper's cottage at Slapewath.",
        "He has Huntington's at 31 and lives in the annexe at Cuckoo Farm, Ashbrook.",
    ],
)
def test_what_the_rules_find_stays_found(text):
    by_rules = identifiers(text)

    found = reader("full").read(text).identifiers

    assert by_rules
    for rule in by_rules:
        assert any(one.start <= rule.start and rule.end <= one.end for one in found)


def test_it_finds_what_stands_far_behind_in_a_long_comment():
    text = "They were kind and came on time. " * 300 + "Ask for Mrs Okonjo at 4 Cobbler's Row."

    found = list(spotter.full().find(Words(text)))

    assert any(one.start >= text.index("Okonjo") - 4 for one in found)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_whatever_is_written_is_read(text):
    found = reader("full").read(text).identifiers

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.confidence <= 1 for one in found)


@pytest.mark.parametrize(
    "text",
    ["😀😀", "a" * 100_000, "Late " * 20_000, "\x00\x07\u202e"],
    ids=lambda text: ascii(text[:10]),
)
def test_rubbish_is_read_alike_twice(text):
    by = spotter.full()

    assert by.read(text) == by.read(text)
