import pytest

from feedback.analysis import ANALYSER, Analyser
from feedback.demonstration import content
from feedback.learning import seen
from feedback.learning.sets import Example

NEW = Example(id="asc-0000000000", text="Words")
SEEN = [Example(id=one.id, text=one.text) for one in content.asc_written()]
LEARN = Example(id="wr-0000000000", text="Words", part="learn")
HELD = Example(id="wr-0000000001", text="Words", part="held")


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        (SEEN, "in-sample"),
        ([NEW], "out of sample"),
        ([*SEEN[:2], NEW], "partly in-sample (2)"),
        ([LEARN, HELD], "out of sample"),
    ],
)
def test_sample_of_the_rules(examples, expected):
    rules = Analyser("core-rules", "1", "core")

    assert seen.sample(rules, examples) == expected


def test_our_learning_comments_are_in_sample_for_whom_they_taught(monkeypatch):
    monkeypatch.setitem(seen.SEEN_BY, "taught 1", (seen.OUR_LEARNING,))
    taught = Analyser("taught", "1", "core")

    assert seen.sample(taught, [LEARN]) == "in-sample"
    assert seen.sample(taught, [HELD]) == "out of sample"


def test_nothing_is_claimed_of_an_analyser_that_says_nothing():
    assert seen.sample(Analyser("other", "7", "core"), [NEW]) == "not known"


def test_current_analyser_says_what_it_has_seen():
    assert str(ANALYSER) in seen.SEEN_BY
