"""A survey's evidence in a few lines of plain text, for a terminal."""

from collections.abc import Iterator

from feedback.selectors.evidence import evidence_for
from feedback.selectors.evidence_shapes import StatementEvidence
from feedback.suppression import HIDDEN
from surveys.models import SurveyPage


def summary_lines(survey: SurveyPage) -> Iterator[str]:
    """Yield the summary, line by line, from protected numbers only."""
    evidence = evidence_for(survey)
    head = evidence.head
    yield ""
    yield f"{evidence.council.name}: {evidence.title}"
    yield "Evidence of people's experience. It is not a CQC score."
    yield (
        f"People answered: {_shown(head.people)}. Carers: {_shown(head.carers)}. "
        f"On someone's behalf: {_shown(head.on_behalf)}."
    )
    yield f"Comments people made: {_shown(head.comments)}."
    for statement in evidence.statements:
        yield from _statement(statement)
    yield f"{HIDDEN} is hidden: fewer than five people. Other numbers go to the nearest 5."
    yield ""


def _statement(statement: StatementEvidence) -> Iterator[str]:
    yield f"{statement.number}. {statement.name}: {_shown(statement.own_comments.base)} comments"
    for asked in statement.asked:
        parts = ", ".join(f"{name} {_shown(number)}" for name, number in asked.own.scale.parts)
        yield f"   {asked.text}"
        yield f"      {parts} (of {_shown(asked.own.scale.base)})"
    for gap in statement.gaps:
        yield f"   Missing: {gap}"


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)
