"""The figures of a section once more as tables: for screen readers, and for copying."""

from dataclasses import dataclass
from typing import Any

from feedback.selectors.evidence_shapes import Answers, Comments, StatementEvidence

PEOPLE, CARERS = "People", "Unpaid carers"
Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """What the data_table component needs; a cell of None is hidden."""

    id: str
    caption: str
    columns: list[dict[str, Any]]
    rows: list[list[Cell]]


def answers_table(statement: StatementEvidence) -> Table:
    """Every answer to the statement's I-statements, a row for each voice."""
    rows: list[list[Cell]] = []
    for asked in statement.asked:
        rows.append([asked.text, PEOPLE, *_answer_cells(asked.own)])
        rows.append([asked.text, CARERS, *_answer_cells(asked.carers)])
    return Table(
        id=f"answers-{statement.number}",
        caption=f"Answers about {statement.name}",
        columns=[
            {"label": "I-statement"},
            {"label": "Whose voice"},
            *_numbers("Answers", "Yes", "Sometimes", "No"),
            *_numbers("Did not know", "Did not want to say", "Skipped"),
        ],
        rows=rows,
    )


def comments_table(statement: StatementEvidence) -> Table:
    """Comments about the statement, a row for each voice."""
    return Table(
        id=f"comments-{statement.number}",
        caption=f"Comments about {statement.name}",
        columns=[
            {"label": "Whose voice"},
            *_numbers("Comments", "Positive", "Mixed", "Negative", "Neutral", "Can’t tell"),
            *_numbers("Tag confirmed", "Tag suggested"),
        ],
        rows=[
            [PEOPLE, *_comment_cells(statement.own_comments)],
            [CARERS, *_comment_cells(statement.carers_comments)],
        ],
    )


def on_behalf_table(statement: StatementEvidence) -> Table:
    """How much was said on someone's behalf: numbers only, and nowhere near people's own voice."""
    rows: list[list[Cell]] = [
        [f"Answers to “{asked.text}”", asked.on_behalf] for asked in statement.asked
    ]
    return Table(
        id=f"on-behalf-{statement.number}",
        caption=f"Said on someone’s behalf about {statement.name}, counted apart",
        columns=[{"label": "What"}, *_numbers("How many")],
        rows=[*rows, ["Comments", statement.on_behalf_comments]],
    )


def _numbers(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "number": True} for label in labels]


def _answer_cells(answers: Answers) -> list[Cell]:
    scale = [number for _, number in answers.scale.parts]
    return [answers.scale.base, *scale, *(number for _, number in answers.non_answers.parts)]


def _comment_cells(comments: Comments) -> list[Cell]:
    tones = [number for _, number in comments.tones.parts]
    return [comments.base, *tones, *(number for _, number in comments.review.parts)]
