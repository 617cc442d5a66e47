"""What a supporter does at a group's shared screen. Nothing here reaches into anybody's answers."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from surveys.actions.refusals import SessionOver
from surveys.actions.screens import tell_screens
from surveys.group_counts import Snapshot, closed_again, snapshot
from surveys.models import ClosedQuestion, Question, SupportedSession
from surveys.selectors.groups import COUNTED, closed_question, tally_of


@transaction.atomic
def show_question(*, session: SupportedSession, question: Question) -> SupportedSession:
    """Put a question on the shared screen. Everybody's own page stays where it is."""
    locked = _group(session)
    if question.version.survey_id != locked.survey_id:
        raise SessionOver("This question belongs to another survey.")
    locked.shown_question = question
    locked.save(update_fields=["shown_question"])
    tell_screens(locked.pk)
    return locked


@transaction.atomic
def go_together(*, session: SupportedSession, together: bool) -> SupportedSession:
    """Offer people the way to the question on the screen, or no longer. Nobody is moved."""
    locked = _group(session)
    locked.together = together
    locked.save(update_fields=["together"])
    tell_screens(locked.pk)
    return locked


@transaction.atomic
def close_question(*, session: SupportedSession, question: Question) -> ClosedQuestion:
    """Be done with a question: from now on its counts may show, as they are at this moment.

    Answers that come later do not change them. Twice does no more. Raises `SessionOver` for a
    question whose answers are not counted.
    """
    locked = _group(session)
    if question.kind not in COUNTED or question.version.survey_id != locked.survey_id:
        raise SessionOver("Answers to this question are not counted on the screen.")
    before = closed_question(locked, question)
    if before and not before.is_reopened:
        return before
    tally = tally_of(locked, question)
    found = closed_again(_snapshot(before), tally) if before else snapshot(tally)
    closed, _made = ClosedQuestion.objects.update_or_create(
        session=locked,
        question=question,
        defaults={
            **asdict(found),
            "council_id": locked.council_id,
            "is_reopened": False,
            "closed_at": timezone.now(),
        },
    )
    tell_screens(locked.pk)
    return closed


@transaction.atomic
def reopen_question(*, session: SupportedSession, question: Question) -> None:
    """Go on with a question. Its counts do not show until it is closed again."""
    locked = _group(session)
    closed = ClosedQuestion.objects.filter(session=locked, question=question)
    closed.update(is_reopened=True)
    tell_screens(locked.pk)


def _snapshot(closed: ClosedQuestion) -> Snapshot:
    return Snapshot(closed.shown, closed.chose, closed.answered, closed.joined)


def _group(session: SupportedSession) -> SupportedSession:
    locked = SupportedSession.objects.select_for_update().get(pk=session.pk)
    if locked.kind != SupportedSession.Kind.GROUP:
        raise SessionOver("This session has no shared screen.")
    if locked.is_over:
        raise SessionOver("This session has ended.")
    return locked
