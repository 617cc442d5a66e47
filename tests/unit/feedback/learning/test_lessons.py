"""What one labelled comment teaches: how much each kind counts, and where it is read unseen."""

import pytest

from feedback.learning import sets
from feedback.learning.lessons import lesson, lessons
from feedback.learning.sets import Example, LabelledSet

KIND = "They were kind and on time."


def weight_of_feeling(source: str, **labels) -> float:
    taught = lesson(Example(id="one", text=KIND, **labels), source)
    return sum(weight for _, weight in taught.fives)


def test_a_real_answer_tells_more_of_a_feeling_than_one_of_ours():
    assert weight_of_feeling("fft", five=1) > weight_of_feeling("own_written", five=1) > 0


def test_an_answer_of_which_only_good_or_bad_is_known_tells_less():
    of_sign = weight_of_feeling("phase_1", sign=1)

    assert 0 < of_sign < weight_of_feeling("own_written", five=1)


def test_only_good_or_bad_is_shared_among_the_classes_that_it_may_be():
    taught = lesson(Example(id="one", text=KIND, sign=-1), "written")

    assert {five for five, _ in taught.fives} == {4, 5}
    assert sum(weight for _, weight in taught.fives) == pytest.approx(1)


def test_what_real_people_wrote_counts_more_and_the_proxy_for_statements_less_than_feelings():
    named = Example(id="one", text=KIND, statements=frozenset({"assessing-needs"}))

    ours, theirs = lesson(named, "own_written").weight, lesson(named, "fft").weight

    assert ours < theirs < weight_of_feeling("fft", five=1)


def test_only_what_somebody_read_is_a_lesson(monkeypatch, tmp_path):
    def layout(name: str) -> LabelledSet:
        return LabelledSet(name, f"{name}.csv", name, "", (Example(id=name, text=KIND),), 0)

    ours = [layout("own_identifiers"), layout("own_concerns")]
    monkeypatch.setattr(sets, "own_sets", lambda report: ours)

    taught = lessons(tmp_path, lambda *_: None)

    assert [one.example.id for one in taught] == ["own_concerns"]


def test_what_nobody_labelled_teaches_nothing():
    taught = lesson(Example(id="one", text=KIND), "corrections")

    assert taught.fives == ()
    assert taught.statements is None


def test_equal_wordings_are_in_one_fold_whatever_they_answer():
    one = lesson(Example(id="one", text=KIND, question_type="what_good"), "fft")
    other = lesson(Example(id="two", text=KIND.upper(), question_type="could_improve"), "written")

    assert one.fold == other.fold
