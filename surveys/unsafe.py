from surveys.models import Answer, Question


def unsafe_in(question: Question, answer: Answer | None) -> frozenset[str]:
    """Which of the choices in an answer say that the person does not feel safe."""
    if answer is None:
        return frozenset()
    return frozenset(question.unsafe_answers) & {answer.choice, *answer.choices}
