"""Where the cut between neither and bad is put, and from how sure on a statement is suggested."""

from types import SimpleNamespace

import pytest

from feedback.analysis.evidence import statements
from feedback.learning import settling
from feedback.learning.tag_figures import seven
from feedback.learning.unseen import Unseen

AS_LIKELY = [(0.0, 0.0), (1.0, 1.0)]
DOUBTED = 3.25  # where answers that are bad and answers that are not read alike


def _answers(five: int, expected: float, number: int) -> list[Unseen]:
    example = SimpleNamespace(five=five, sign=None)
    lesson = SimpleNamespace(source="fft", example=example)
    return [Unseen(lesson, expected, {}, 0.0)] * number


@pytest.mark.parametrize(
    ("doubtful", "taken_for_bad"),
    [
        pytest.param(10, True, id="else a third would be missed"),
        pytest.param(2, False, id="one in fifteen may be missed"),
    ],
)
def test_cut_is_put_where_few_negative_answers_are_missed(doubtful, taken_for_bad):
    plain = _answers(1, 1.2, 20) + _answers(2, 2.0, 20) + _answers(5, 4.8, 20)
    clear = _answers(3, 2.9, 20) + _answers(4, 3.9, 30 - doubtful)
    in_doubt = _answers(4, DOUBTED, doubtful) + _answers(3, DOUBTED, 12)

    cuts = settling._cuts(plain + clear + in_doubt)

    assert (cuts[2] < DOUBTED) is taken_for_bad


def _about(source: str, statement: str, likely: float, *, truly: bool) -> Unseen:
    named = frozenset({statement} if truly else ())
    lesson = SimpleNamespace(source=source, statements=named)
    return Unseen(lesson, 3.0, dict.fromkeys(statements(), 0.0) | {statement: likely}, 0.0)


def test_each_statement_is_suggested_from_where_it_is_told_best():
    early, late, *_ = statements()
    ours = [_about("own_written", early, 0.21, truly=True)] * 3
    ours += [_about("own_written", late, 0.21, truly=False)] * 3
    ours += [_about("own_written", late, 0.4, truly=True)] * 3

    found = settling._tag_at(ours, AS_LIKELY)

    assert found[early] <= 0.21 < found[late] <= 0.4


def test_nhs_answers_help_to_settle_the_statements_that_their_topics_know():
    known = seven()[0]
    ours = [_about("own_written", known, likely, truly=True) for likely in (0.3, 0.5)]
    misled = [_about("fft", known, 0.3, truly=False)] * 40
    nhs = misled + [_about("fft", known, 0.5, truly=True)] * 20

    assert settling._tag_at(ours, AS_LIKELY)[known] <= 0.3
    assert settling._tag_at([*ours, *nhs], AS_LIKELY)[known] > 0.3


def test_nhs_answers_say_nothing_of_the_statements_that_their_topics_do_not_know():
    unknown = next(one for one in statements() if one not in seven())
    ours = [_about("own_written", unknown, 0.3, truly=True)]
    nhs = [_about("fft", unknown, 0.3, truly=False)] * 40

    assert settling._tag_at([*ours, *nhs], AS_LIKELY) == settling._tag_at(ours, AS_LIKELY)
