"""What the spotter learns from, and from where on it is let speak."""

from feedback.analysis.findings import Span
from feedback.analysis.spotter import Word
from feedback.learning import sets, spotter_lessons
from feedback.learning.sets import Example
from feedback.learning.spotter_settling import LEAST, MOST_TOUCHED, OPEN, found, settings


class Sure:
    """As sure of the first word of every text as the text says."""

    def read(self, text):
        first, sure = text.split()[:2]
        return [Word(0, len(first), "name", float(sure))]


def comments(*sure: float, marks=()) -> list[Example]:
    return [Example(id=str(one), text=f"zzz {one}", marks=marks) for one in sure]


TELLING = comments(*[0.99] * 50, marks=(Span(0, 3, "person"),))


def test_it_speaks_from_the_least_sureness_that_touches_few():
    few = comments(*[0.1] * 96, 0.83, 0.83, 0.97, 0.97)

    assert MOST_TOUCHED == 0.04
    assert settings(Sure(), few)["at"] == LEAST
    assert settings(Sure(), [*few, *comments(0.83)])["at"] == 0.8301
    assert settings(Sure(), comments(1.0))["at"] == 1.0001


def test_what_the_rules_touch_counts_as_touched_and_moves_nothing_else():
    by_rules = Example(id="rules", text="call 0.2 07700 900123", marks=())
    few = comments(*[0.1] * 97, 0.83, 0.83)

    assert settings(Sure(), [*few, by_rules])["at"] == LEAST
    assert settings(Sure(), [*few, *[by_rules] * 4])["at"] == 0.8301


def test_comments_that_tell_of_somebody_do_not_settle_it():
    assert settings(Sure(), [*TELLING, *comments(*[0.1] * 10)])["at"] == LEAST


def test_it_is_as_sure_as_words_like_it_were_right():
    half_right = comments(*[0.99] * 50)

    steps = dict(settings(Sure(), [*TELLING, *half_right])["certainty"])

    assert steps[1.0] == 0.5


def test_what_it_and_the_rules_find_is_counted_by_mark():
    half = [
        *comments(0.2, marks=(Span(0, 3, "person"),)),
        *comments(0.9, marks=(Span(0, 3, "person"),)),
    ]

    assert found(Sure(), {**OPEN, "at": 0.5}, half) == 0.5


def test_nothing_that_is_held_back_is_learned_from(tmp_path):
    problems = []
    marked = spotter_lessons.marked(lambda *one: problems.append(one))
    unmarked = spotter_lessons.unmarked(tmp_path, lambda *one: problems.append(one))

    held = {
        one.text
        for some in sets.own_sets(lambda *_: None)
        for one in some.examples
        if one.part == "held"
    }
    assert not problems
    assert len(unmarked) == spotter_lessons.UNMARKED == len({one.text for one in unmarked})
    assert held.isdisjoint(one.text for one in (*marked, *unmarked))


def test_equal_wordings_are_on_one_side_and_a_fifth_settles():
    marked = spotter_lessons.marked(lambda *_: None)

    learn, settle = spotter_lessons.parted(marked)

    assert len(learn) + len(settle) == len(marked)
    assert 0.17 < len(settle) / len(marked) < 0.23
    assert {one.text for one in learn}.isdisjoint(one.text for one in settle)
