"""What a group has on its shared screen, and what its people said, as numbers alone."""

from collections.abc import Sequence

from django.db.models import Count, Q

from surveys.group_counts import Tally
from surveys.models import (
    Answer,
    ClosedQuestion,
    Participant,
    Question,
    SupportedSession,
    SurveyVersion,
)
from surveys.models.response import Variant, Voice
from surveys.paths import asked
from surveys.selectors.versions import questions_of

# Questions with one answer each: of several answers at once the counts would overlap.
COUNTED = frozenset({Question.Kind.STATEMENT, Question.Kind.SINGLE})


def pages_of_group(session: SupportedSession) -> Sequence[Question]:
    """The pages a group goes through: those that everybody is asked in easy read.

    They stay those of the version that is on the screen, should another be published meanwhile.
    """
    on_screen = session.shown_question
    version = on_screen.version if on_screen else SurveyVersion.objects.latest_of(session.survey)
    return asked(questions_of(version.pk), {}, Variant.EASY_READ) if version else []


def joined(session: SupportedSession) -> int:
    """How many people are in the group, those at a device that is handed round among them."""
    return Participant.objects.filter(_in_group(session, "session")).count()


def tally_of(session: SupportedSession, question: Question) -> Tally:
    """How many of the group chose what. Never who; and of answers in words only that there are."""
    said = Answer.objects.filter(_in_group(session, "response__participant__session"))
    said = said.filter(question=question).exclude(state=Answer.State.SKIPPED)
    # What somebody says on another's behalf is never counted as people's own (rule 36).
    said = said.exclude(response__voice=Voice.ON_BEHALF)
    rows = list(said.order_by().values("state", "choice").annotate(number=Count("pk")))
    options = {
        row["choice"]: row["number"] for row in rows if row["state"] == Answer.State.ANSWERED
    }
    answered = sum(row["number"] for row in rows)
    return Tally(options, answered=answered, joined=joined(session))


def closed_question(session: SupportedSession, question: Question) -> ClosedQuestion | None:
    """How the group closed this question, if it did."""
    return ClosedQuestion.objects.filter(session=session, question=question).first()


def _in_group(session: SupportedSession, to_session: str) -> Q:
    return Q(**{to_session: session.pk}) | Q(**{f"{to_session}__within": session.pk})
