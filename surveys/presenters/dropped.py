"""Which answers a change takes out, in the person's own questions and words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from surveys.models import Answer, Question, Response
from surveys.presenters.check import Row, answer_rows

# What the page asks for itself; everything else that was posted is carried along.
OWN_FIELDS = {"csrfmiddlewaretoken", "taking_out"}


@dataclass(frozen=True, slots=True)
class Dropped:
    """The answers that would go, and all that was chosen, to be sent again with a yes."""

    rows: list[Row]
    questions: list[int]
    fields: list[tuple[str, str]]


def dropped_by(
    response: Response, pages: Sequence[Question], answers: Collection[Answer], posted: QueryDict
) -> Dropped:
    """Return what to show before answers are taken out, in the order of their pages."""
    given = {answer.question_id: answer for answer in answers}
    left = [page for page in pages if page.pk in given]
    return Dropped(
        rows=answer_rows(response, left, given),
        questions=[page.pk for page in left],
        fields=[
            (name, value)
            for name, values in posted.lists()
            if name not in OWN_FIELDS
            for value in values
        ],
    )


def agreed_in(posted: QueryDict) -> set[int]:
    """The questions whose answers the person has agreed to take out."""
    return {int(value) for value in posted.getlist("taking_out") if value.isdecimal()}
