import pytest

from surveys.parts import combined

YES, SOMETIMES, NO = (("answered", choice) for choice in ("yes", "sometimes", "no"))
DONT_KNOW, PRIVATE, SKIPPED = ((state, "") for state in ("dont_know", "rather_not_say", "skipped"))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([YES, YES], YES),
        ([NO, NO, NO], NO),
        ([SOMETIMES, SOMETIMES], SOMETIMES),
        ([YES, NO], SOMETIMES),
        ([YES, SOMETIMES], SOMETIMES),
        ([YES, YES, NO], SOMETIMES),
        ([YES], YES),
        ([YES, SKIPPED], YES),
        ([NO, DONT_KNOW, PRIVATE], NO),
        ([DONT_KNOW, DONT_KNOW], DONT_KNOW),
        ([PRIVATE], PRIVATE),
        ([SKIPPED, SKIPPED], SKIPPED),
        ([DONT_KNOW, PRIVATE], SKIPPED),
        ([DONT_KNOW, SKIPPED], SKIPPED),
        ([], SKIPPED),
    ],
)
def test_parts_become_one_answer_whatever_their_order(parts, whole):
    assert combined(parts) == whole
    assert combined(parts[::-1]) == whole
