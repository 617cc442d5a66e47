"""A safeguarding concern in words: what was found, how long it waits, who did what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feedback.actions.analyses import NOT_SCREENED
from feedback.actions.concerns import RAISED_BY_A_PERSON, TOLD_BY_THE_PERSON
from feedback.models import Concern
from feedback.presenters.asked import (
    AskedLines,
    asked_before_it_went,
    asked_by_nobody,
    asked_lines,
)
from feedback.presenters.concern_clock import clock, is_late
from feedback.presenters.concern_log import log_lines, moment
from feedback.presenters.highlights import CONCERN, Mark, Piece, pieces
from feedback.presenters.review import day
from surveys.models import Response
from surveys.models.response import TYPED_IN, Mode

WHY = {
    NOT_SCREENED: "The machine could not read this comment. Please read it.",
    RAISED_BY_A_PERSON: "A reviewer asks you to read this comment.",
    TOLD_BY_THE_PERSON: "Somebody does not feel safe. They asked us to tell you.",
}
TOLD_ON_A_FORM = (
    "A form that was typed in says that somebody does not feel safe. Nobody could ask them whether "
    "they want you to be told."
)
NO_REACH = "They left no phone number and no email. Nobody can call them back."
NO_WORDS = "They wrote no words."
NOT_KEPT = "What they wrote was removed, because it had been kept long enough."


@dataclass(frozen=True, slots=True)
class ConcernLines:
    """One concern as a page shows it."""

    pk: int
    why: str
    clock: str
    late: bool
    unopened: bool
    asked: AskedLines
    acts: list[str]
    told: bool
    gone: bool
    is_closed: bool
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """One concern with its words, and the form to close it with what was typed kept.

    `given` says when and how; `gone` why there are no words; `reach` how to reach the person,
    empty where the concern is about an answer, which never says that.
    """

    concern: ConcernLines
    log: list[str]
    given: str
    words: list[Piece]
    gone: str
    reach: str
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
    given, words, gone, reach = _told(concern) if concern.disclosure else _found(concern)
    return ConcernPage(
        concern=_lines(concern),
        log=log_lines(concern),
        given=given,
        words=words,
        gone=gone,
        reach=reach,
        outcomes=[
            {"value": value, "label": label, "checked": typed.get("outcome") == value}
            for value, label in Concern.Outcome.choices
            if concern.words_are_gone or value != Concern.Outcome.WORDS_GONE
        ],
        note=typed.get("note", ""),
        errors=errors,
    )


def _told(concern: Concern) -> tuple[str, list[Piece], str, str]:
    """What a person told us themselves, and how to reach them."""
    told = concern.disclosure
    words = [Piece(told.words)] if told.words else []
    return f"told us {moment(told.told_at)}", words, "" if words else NO_WORDS, _reach(told.reach)


def _reach(reach: str | None) -> str:
    return f"You can reach them: {reach}" if reach else NO_REACH


def _found(concern: Concern) -> tuple[str, list[Piece], str, str]:
    """The words of an answer with what was found marked, or where they went."""
    response = concern.response
    given = f"{Mode(response.mode).label} · sent {day(response.sent_at)}"
    if concern.answer is None:
        return given, [], _where_words_went(response), ""
    text = concern.answer.text
    # A whole comment in one colour marks nothing.
    part = concern.end - concern.start < len(text)
    marks = [Mark(concern.start, concern.end, CONCERN)] if part else []
    return given, pieces(text, marks), "" if text else NOT_KEPT, ""


def _where_words_went(response: Response) -> str:
    at = response.withdrawn_at
    if at is None:
        return (
            "These words had been typed in wrongly from a form, and were put right. What the form "
            "says was read again: if it may tell of harm, it is a concern of its own."
        )
    return (
        f"The person took these answers back on {day(at)}. Their words are gone. "
        "This record stays: what was found, when, and what was done."
    )


def _lines(concern: Concern) -> ConcernLines:
    return ConcernLines(
        pk=concern.pk,
        why=_why(concern),
        clock=clock(concern),
        late=is_late(concern),
        unopened=concern.is_unopened,
        asked=_asked(concern),
        acts=list(_acts(concern)),
        told=concern.disclosure_id is not None,
        gone=concern.words_are_gone,
        is_closed=concern.closed_at is not None,
        outcome=concern.get_outcome_display(),
        note=concern.note,
    )


def _why(concern: Concern) -> str:
    told = concern.disclosure
    if told and told.response and told.response.mode in TYPED_IN:
        return TOLD_ON_A_FORM
    return WHY.get(concern.label, f"The words may tell of: {concern.label}.")


def _asked(concern: Concern) -> AskedLines:
    if concern.disclosure:
        return asked_by_nobody(concern.disclosure.survey)
    return asked_lines(concern) if concern.answer else asked_before_it_went(concern.response)


def _acts(concern: Concern) -> Iterable[str]:
    itself = "the person" if concern.disclosure_id else "the machine"
    by = f"by {concern.raised_by or itself}"
    yield f"Raised {by}, {moment(concern.raised_at)}"
    if concern.opened_at:
        yield f"First read by {concern.opened_by}, {moment(concern.opened_at)}"
    if concern.closed_at:
        yield f"Closed by {concern.closed_by}, {moment(concern.closed_at)}"
