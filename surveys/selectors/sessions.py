"""What each side of a session may read. Only here is it decided what a supporter sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django_scopes import scopes_disabled

from surveys import codes
from surveys.models import (
    Answer,
    Participant,
    Question,
    Response,
    Suggestion,
    SupportedSession,
)
from surveys.models.response import Variant, Voice
from surveys.paths import asked
from surveys.selectors.responses import pages_of

# Of those that are over; somebody who helps every day would read of a thousand.
ENDED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a supporter is sent of one person, at one moment.

    `number` and `state` always; `state` is "waiting", "answering", "paused", "sent" or "ended".
    `question` and `place` only while they may see where the person is, which `shows_place` says;
    `answer` and `total` only while they may see answers, too: how many questions are asked may
    depend on what was answered. `answer` is what is saved for that question. `suggestion` is what
    this supporter offered and the person has not settled. `variant` and `voice` say in which words
    the person is asked, so that these can be read aloud as they are.
    """

    number: int
    state: str
    shows_place: bool = False
    question: Question | None = None
    place: int | None = None
    total: int | None = None
    answer: Answer | None = None
    hides_answers: bool = True
    may_write: bool = False
    suggestion: Suggestion | None = None
    variant: str = Variant.EASY_READ
    voice: str = Voice.PERSON


def session_with_code(typed: str) -> SupportedSession | None:
    """The session that people can join with this code now, whichever council's. One query.

    The code is the permission.
    """
    with scopes_disabled():
        return (
            SupportedSession.objects.going_on()
            .select_related("survey", "council")
            .filter(code=codes.normalised(typed), council__is_on=True)
            # A device that is handed round is joined by holding it.
            .exclude(kind=SupportedSession.Kind.ONE_DEVICE)
            .first()
        )


def participant_with_token(token: UUID, council_slug: str, survey_slug: str) -> Participant | None:
    """The person whose cookie holds this token, at this council's survey. One query."""
    with scopes_disabled():
        return (
            Participant.objects.select_related(
                "session__shown_question", "council", "at_question", "response"
            )
            .filter(token=token, council__slug=council_slug, council__is_on=True)
            .filter(session__survey__slug=survey_slug)
            .first()
        )


def is_over(participant: Participant) -> bool:
    """True when the help has ended, or nobody ended it in time."""
    return participant.ended_at is not None or participant.session.is_over


def sessions_of(supporter) -> Sequence[SupportedSession]:
    """A supporter’s own sessions here, each with the number of `people` in it.

    All that go on, then the last `ENDED_SHOWN` of those that are over, newest first.
    """
    mine = (
        SupportedSession.objects.filter(supporter=supporter)
        .select_related("survey")
        # Only its title is told, and the body is the whole survey.
        .defer("survey__body")
        .annotate(people=Count("participants", filter=Q(participants__ended_at=None)))
        .order_by("-started_at", "-pk")
    )
    return [*mine.going_on(), *mine.over()[:ENDED_SHOWN]]


def session_of(supporter, pk: int) -> SupportedSession | None:
    """This supporter's own session at the chosen council; other people's are not found."""
    mine = SupportedSession.objects.filter(supporter=supporter).select_related("survey", "council")
    return mine.filter(pk=pk).first()


def against_observers(session: SupportedSession) -> bool:
    """True when somebody who is in a session does not want others in the room. Never who."""
    here = Participant.objects.filter(session=session, ended_at=None)
    return here.filter(agrees_to_observers=False).exists()


def waiting_to_be_sent(supporter) -> dict[int, int]:
    """How many people in each of a supporter's sessions of today began and did not send yet.

    By session; one without such people is left out. Numbers only: nothing of what they answered.
    """
    waiting = Count("participants", filter=Q(participants__response__state=Response.State.DRAFT))
    today = SupportedSession.objects.filter(
        supporter=supporter, started_at__date=timezone.localdate()
    )
    numbers = today.annotate(waiting=waiting).filter(waiting__gt=0)
    return dict(numbers.order_by().values_list("pk", "waiting"))


def participant_numbered(session: SupportedSession, number: int) -> Participant | None:
    """The person of a session whom its supporter calls by this number."""
    people = Participant.objects.filter(session=session).select_related("response", "at_question")
    return people.filter(number=number).first()


def waiting_for(participant: Participant) -> Suggestion | None:
    """What the supporter offers this person now, on the page they have open."""
    return _waiting_for([participant]).get(participant.pk)


def seen_by_supporter(session: SupportedSession) -> list[Seen]:
    """Everything a supporter's screen is sent, a person at a time. Read anew each time.

    The same number of queries for any number of people.
    """
    people = Participant.objects.filter(session=session).select_related("response", "at_question")
    return _seen(list(people.order_by("number")))


def seen_person(participant: Participant) -> Seen:
    """What a supporter's screen is sent of one person, who came from `participant_numbered`."""
    (seen,) = _seen([participant])
    return seen


def _seen(people: Sequence[Participant]) -> list[Seen]:
    placed = {
        person.pk: person.response for person in people if person.response and _shows_place(person)
    }
    answers = _answers_of(list(placed.values()))
    waiting = _waiting_for([person for person in people if person.pk in placed])
    return [
        _seen_placed(person, response, answers[response.pk], waiting.get(person.pk))
        if (response := placed.get(person.pk))
        else Seen(person.number, _state(person))
        for person in people
    ]


def _shows_place(participant: Participant) -> bool:
    return participant.may_see_place and _state(participant) == "answering"


def _answers_of(responses: Sequence[Response]) -> dict[int, dict[int, Answer]]:
    """The answers of each response by question. One query, none where there is nobody."""
    found: dict[int, dict[int, Answer]] = {response.pk: {} for response in responses}
    for answer in Answer.objects.filter(response__in=found) if found else ():
        found[answer.response_id][answer.question_id] = answer
    return found


def _waiting_for(people: Sequence[Participant]) -> dict[int, Suggestion]:
    """What waits for each person on their page. One query, none where there is nobody."""
    if not people:
        return {}
    waiting = Suggestion.objects.filter(participant__in=people, state=Suggestion.State.WAITING)
    pages = {person.pk: person.at_question_id for person in people}
    return {
        each.participant_id: each
        for each in waiting.select_related("question")
        if each.question_id == pages[each.participant_id]
    }


def _seen_placed(
    participant: Participant,
    response: Response,
    answers: dict[int, Answer],
    waiting: Suggestion | None,
) -> Seen:
    question = participant.at_question
    pages = [
        page.pk
        for page in asked(pages_of(response), answers, response.variant)
        if page.kind != Question.Kind.INFORMATION
    ]
    here = question.pk if question else None
    shows_answers = participant.may_see_answers
    return Seen(
        number=participant.number,
        state=_state(participant),
        shows_place=True,
        question=question,
        place=pages.index(here) + 1 if here in pages else None,
        total=len(pages) if shows_answers else None,
        answer=answers.get(here) if here and shows_answers else None,
        hides_answers=not shows_answers,
        may_write=participant.may_write,
        suggestion=waiting,
        variant=response.variant,
        voice=response.voice,
    )


def _state(participant: Participant) -> str:
    response = participant.response
    if participant.ended_at:
        return "ended"
    if response and response.sent_at:
        return "sent"
    if participant.is_paused:
        return "paused"
    return "answering" if response else "waiting"
