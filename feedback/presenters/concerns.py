"""A safeguarding concern in words: what was found, how long it waits, who did what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.timesince import timesince

from feedback.actions.analyses import NOT_SCREENED
from feedback.actions.concerns import RAISED_BY_A_PERSON
from feedback.models import Concern
from feedback.presenters.asked import AskedLines, asked_lines
from feedback.presenters.highlights import CONCERN, Mark, Piece, pieces
from feedback.presenters.review import day
from surveys.models.response import Mode

WHY = {
    NOT_SCREENED: "The machine could not read this comment. Please read it.",
    RAISED_BY_A_PERSON: "A reviewer asks you to read this comment.",
}


@dataclass(frozen=True, slots=True)
class ConcernLines:
    """One concern as a page shows it."""

    pk: int
    why: str
    waited: str
    asked: AskedLines
    acts: list[str]
    is_closed: bool
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """One concern with its words, and the form to close it with what was typed kept."""

    concern: ConcernLines
    given: str
    words: list[Piece]
    outcomes: list[dict]
    note: str
    errors: list[dict[str, str]]


def concern_lines(concerns: Iterable[Concern]) -> list[ConcernLines]:
    """The concerns of a list. Words of the comments are not among them."""
    return [_lines(concern) for concern in concerns]


def concern_page(
    concern: Concern, typed: Mapping[str, str], errors: list[dict[str, str]]
) -> ConcernPage:
    """Everything on the page of one concern."""
    answer, response = concern.answer, concern.answer.response
    # A whole comment in one colour marks nothing.
    part = concern.end - concern.start < len(answer.text)
    marks = [Mark(concern.start, concern.end, CONCERN)] if part else []
    return ConcernPage(
        concern=_lines(concern),
        given=f"{Mode(response.mode).label} · sent {day(response.sent_at)}",
        words=pieces(answer.text, marks),
        outcomes=[
            {"value": value, "label": label, "checked": typed.get("outcome") == value}
            for value, label in Concern.Outcome.choices
        ],
        note=typed.get("note", ""),
        errors=errors,
    )


def _lines(concern: Concern) -> ConcernLines:
    until = concern.closed_at or timezone.now()
    return ConcernLines(
        pk=concern.pk,
        why=WHY.get(concern.label, f"The words may tell of: {concern.label}."),
        waited=timesince(concern.raised_at, until, depth=1),
        asked=asked_lines(concern),
        acts=list(_acts(concern)),
        is_closed=concern.closed_at is not None,
        outcome=concern.get_outcome_display(),
        note=concern.note,
    )


def _acts(concern: Concern) -> Iterable[str]:
    by = f"by {concern.raised_by}" if concern.raised_by else "by the machine"
    yield f"Raised {by}, {_moment(concern.raised_at)}"
    if concern.opened_at:
        yield f"First read by {concern.opened_by}, {_moment(concern.opened_at)}"
    if concern.closed_at:
        yield f"Closed by {concern.closed_by}, {_moment(concern.closed_at)}"


def _moment(moment) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y, %H:%M}"
