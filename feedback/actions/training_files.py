"""Hands out what reviewers corrected, as a file that `manage.py learn` reads. Logged each time."""

import csv
import io

from cms import audit
from cms.models import Council, User
from feedback.analysis.evidence import statements
from feedback.exports.cells import safe
from feedback.selectors.training_rows import TrainingRow, training_rows
from feedback.suppression import MIN_COUNT

COLUMNS = ("id", "question_type", "text", "qs")


class TooFewPeople(Exception):
    """So few people's words would be in the file that they might be told apart."""


def corrections_file(*, council: Council, by: User | None) -> str:
    """A council's corrections as CSV, one comment a row. Needs the council's scope.

    Raises `TooFewPeople` below five of them.
    """
    found = training_rows()
    if found.people < MIN_COUNT:
        raise TooFewPeople(
            f"{council}: fewer than {MIN_COUNT} people's comments may be learned from. "
            "They must be released, agreed to be quoted, and every suggestion decided on."
        )
    audit.record("feedback.corrections.taken", council, by=by, rows=len(found.rows))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(place, row) for place, row in enumerate(found.rows, start=1))
    return stream.getvalue()


def _cells(place: int, row: TrainingRow) -> list[str | int]:
    codes = {slug: f"qs{number}" for number, slug in enumerate(statements(), start=1)}
    about = "|".join(sorted(codes[slug] for slug in row.statements if slug in codes))
    return [f"row-{place}", row.question_type, safe(row.text), about]
