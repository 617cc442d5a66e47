from feedback.analysis import remembered
from feedback.analysis.remembered import LONGEST, Remembered


def test_word_is_made_once():
    made = []
    words = Remembered(lambda word: made.append(word) or word.upper())

    assert [words["kind"], words["kind"]] == ["KIND", "KIND"]
    assert made == ["kind"]


def test_all_is_forgotten_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    words = Remembered(str.upper)

    assert [words[word] for word in "abc"] == ["A", "B", "C"]
    assert list(words) == ["c"]


def test_what_is_too_long_to_come_back_is_not_kept():
    words = Remembered(len)

    assert words["a" * (LONGEST + 1)] == LONGEST + 1
    assert not words
