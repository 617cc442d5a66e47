"""Everything that was sent with a response, as its person sees it with the code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from surveys.actions.changes import check_can_change
from surveys.actions.refusals import ResponseError
from surveys.models import Response
from surveys.places import Place
from surveys.presenters.check import Row, about_rows, answer_rows
from surveys.presenters.monitoring import about_you_heading, about_you_rows
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import last_day_to_change, path_of


@dataclass(frozen=True, slots=True)
class SentAnswers:
    """The answers, who gave them and what was agreed; `until` when they can be changed, or why not.

    `about_you` is what the person said about themselves, where the survey asks.

    `until` is None once they cannot be changed; `why_not` then says so in a sentence.
    """

    answers: Sequence[Row]
    about: Sequence[Row]
    about_you: Sequence[Row]
    about_you_heading: str
    until: date | None
    why_not: str


def sent_answers(response: Response) -> SentAnswers:
    """Return what was sent with a response."""
    place = Place(response.council.slug, response.version.survey.slug)
    try:
        check_can_change(response, timezone.localdate())
        until, why_not = last_day_to_change(response), ""
    except ResponseError as refusal:
        until, why_not = None, str(refusal)
    return SentAnswers(
        answers=answer_rows(response, *path_of(response)),
        about=[replace(row, href="") for row in about_rows(response, place)],
        about_you=about_you_rows(response, said_about_you(response)),
        about_you_heading=about_you_heading(response),
        until=until,
        why_not=why_not,
    )
