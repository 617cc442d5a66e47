"""What a person in a session decides: who sees what, when to pause, when the help ends."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.actions.refusals import SessionOver
from surveys.actions.screens import tell_pair, tell_supporter, tell_the_end_of_help
from surveys.models import Participant, Question, Response, Suggestion
from surveys.models.response import Mode

ALLOWED = ("may_see_place", "may_see_answers", "may_write")


def allow(*, participant: Participant, what: str, yes: bool) -> Participant:
    """Let the supporter do one of `ALLOWED`, or no longer. It holds from this moment on.

    Words that wait when writing is no longer allowed are gone. Raises `SessionOver` after the end.
    """
    if what not in ALLOWED:
        raise ValueError(what)
    with transaction.atomic():
        locked = _helped(participant)
        setattr(locked, what, yes)
        locked.save(update_fields=[what])
        if not locked.may_write:
            drop_waiting(locked, kinds=[Suggestion.Kind.WORDS])
        if not locked.may_see_place:
            drop_waiting(locked)
        tell_pair(locked)
    return locked


def pause(*, participant: Participant, paused: bool) -> Participant:
    """Stop the supporter from seeing or offering anything, or let them go on as before."""
    with transaction.atomic():
        locked = _helped(participant)
        locked.is_paused = paused
        locked.save(update_fields=["is_paused"])
        if paused:
            drop_waiting(locked)
        tell_pair(locked)
    return locked


@transaction.atomic
def say_about_observers(*, participant: Participant, agrees: bool) -> Participant:
    """Keep whether a person is fine with the others in the room. It may change until the end.

    Raises `SessionOver` after that.
    """
    locked = _helped(participant)
    locked.agrees_to_observers = agrees
    locked.save(update_fields=["agrees_to_observers"])
    tell_pair(locked)
    return locked


@transaction.atomic
def end_help(*, participant: Participant) -> Participant:
    """End the help for good: nothing is allowed any more, and nothing waits. Twice does no more.

    From now on nothing says which answers were given in which session, or beside whom.
    """
    locked = Participant.objects.select_for_update().get(pk=participant.pk)
    if locked.ended_at is None:
        for what in ALLOWED:
            setattr(locked, what, False)
        locked.is_paused = False
        locked.response = locked.at_question = None
        locked.ended_at = timezone.now()
        locked.save(update_fields=[*ALLOWED, "is_paused", "response", "at_question", "ended_at"])
        drop_waiting(locked)
        tell_the_end_of_help(locked)
    return locked


@transaction.atomic
def begin_answering(*, participant: Participant, response: Response) -> Participant:
    """Tie what a person answers to the session they are in, and note that it was supported.

    Who was helped with the same answers by somebody else is helped by them no more.
    Raises `SessionOver` after the end of the help, and for answers to another survey.
    """
    locked, before = _helped_and_before(participant, response)
    if response.version.survey_id != locked.session.survey_id:
        raise SessionOver(_("The help is for another survey. You can go on by yourself."))
    if locked.response_id != response.pk:
        for other in before:
            end_help(participant=other)
        locked.response = response
        locked.save(update_fields=["response"])
        Response.objects.drafts().filter(pk=response.pk).update(mode=Mode.SUPPORTED)
        response.mode = Mode.SUPPORTED
        tell_supporter(locked.session_id)
    return locked


def stand_at(*, participant: Participant, question: Question | None) -> None:
    """Note which page a person has open. What waits for another page is gone."""
    if participant.ended_at or participant.at_question_id == (question and question.pk):
        return
    with transaction.atomic():
        locked = Participant.objects.select_for_update().get(pk=participant.pk)
        if locked.ended_at is None:
            locked.at_question = question
            locked.save(update_fields=["at_question"])
            drop_waiting(locked)
            tell_supporter(locked.session_id)
    participant.at_question = question


def drop_waiting(participant: Participant, kinds: list[str] | None = None) -> None:
    """Let go of what waits for a person who is locked; its words are kept nowhere."""
    waiting = Suggestion.objects.filter(participant=participant, state=Suggestion.State.WAITING)
    if kinds is not None:
        waiting = waiting.filter(kind__in=kinds)
    waiting.update(state=Suggestion.State.GONE, words="", settled_at=timezone.now())


def _helped(participant: Participant) -> Participant:
    locked = Participant.objects.select_for_update().get(pk=participant.pk)
    _check_goes_on(locked)
    return locked


def _helped_and_before(
    participant: Participant, response: Response
) -> tuple[Participant, list[Participant]]:
    """Lock a person, and who was helped with these answers: the older first, as `end_session`."""
    both = Participant.objects.filter(Q(pk=participant.pk) | Q(response=response))
    people = {person.pk: person for person in both.select_for_update().order_by("pk")}
    locked = people.pop(participant.pk)
    _check_goes_on(locked)
    return locked, list(people.values())


def _check_goes_on(locked: Participant) -> None:
    if locked.ended_at:
        raise SessionOver(_("The help has ended. You can go on alone."))
