"""How the easy-read parts of one I-statement become one answer about it."""

from collections.abc import Sequence

from surveys.models import Answer

State = Answer.State


def combined(answers: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return one (state, choice) for the (state, choice) of each part that has a row.

    The parts that were answered decide: all the same is that, different ones are "sometimes".
    Where none was answered it is what they have in common, else skipped.
    """
    chosen = {choice for state, choice in answers if state == State.ANSWERED}
    if chosen:
        return State.ANSWERED, chosen.pop() if len(chosen) == 1 else "sometimes"
    states = {state for state, _ in answers}
    return (states.pop() if len(states) == 1 else State.SKIPPED), ""
