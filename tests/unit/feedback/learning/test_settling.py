"""Where the cut between neither and bad is put: few negative answers are missed, at a price."""

from types import SimpleNamespace

import pytest

from feedback.learning import settling

DOUBTED = 3.25  # where answers that are bad and answers that are not read alike


def _answers(five: int, expected: float, number: int) -> list[settling.Unseen]:
    example = SimpleNamespace(five=five, sign=None)
    lesson = SimpleNamespace(source="fft", example=example)
    return [settling.Unseen(lesson, expected, {}, 0.0)] * number


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
