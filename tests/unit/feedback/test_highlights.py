"""Marks on a text: every character is there once, and the weightier mark is shown."""

from hypothesis import given
from hypothesis import strategies as st

from feedback.presenters.highlights import (
    DETAIL,
    HIDDEN,
    TAGGED,
    Mark,
    Piece,
    pieces,
    shortened,
)
from feedback.selectors.tag_spans import sentences

MARKS = st.builds(
    Mark,
    start=st.integers(-3, 60),
    end=st.integers(-3, 60),
    kind=st.sampled_from([TAGGED, DETAIL, HIDDEN]),
)


@given(text=st.text(max_size=50), marks=st.lists(MARKS, max_size=6))
def test_pieces_put_together_are_the_text(text, marks):
    assert "".join(piece.text for piece in pieces(text, marks)) == text


def test_where_marks_overlap_the_hidden_one_is_shown():
    marks = [Mark(0, 8, TAGGED), Mark(4, 8, HIDDEN, "hidden"), Mark(4, 12, DETAIL, "a name?")]

    assert pieces("help AnnaBell now", marks) == [
        Piece("help", TAGGED),
        Piece(" Ann", HIDDEN, "hidden"),
        Piece("aBel", DETAIL, "a name?"),
        Piece("l now"),
    ]


def test_text_without_marks_is_one_piece():
    assert pieces("Nothing found.", []) == [Piece("Nothing found.")]


def test_sentences_are_found_where_they_stand():
    text = "Good. But late!\nWhy?  ...  No end"

    assert [text[start:end] for start, end in sentences(text)] == [
        "Good.",
        "But late!",
        "Why?",
        "No end",
    ]


def test_long_words_are_cut_to_one_line():
    assert shortened("one\ntwo  three", 20) == "one two three"
    assert shortened("a" * 100, 10) == "a" * 9 + "…"
