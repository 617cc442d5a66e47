"""What waits, whichever council's it is: to be analysed, or for somebody to be told of it."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from cms.models import Council
from feedback.models import Concern, ConcernAlert
from surveys.models import Answer, Disclosure, Response, ResponseEvent, SurveyPage


def events_to_take(limit: int) -> list[ResponseEvent]:
    """The oldest waiting events of every council, locked; those another process holds are left.

    One of few queries that cross councils: each row carries the council it is worked on under.
    """
    with scopes_disabled():
        waiting = ResponseEvent.objects.waiting().select_related("council")
        return list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])


def disclosures_to_take() -> list[Disclosure]:
    """Every disclosure nobody was told of yet, locked, whichever council's it is."""
    with scopes_disabled():
        waiting = Disclosure.objects.waiting().select_related("council").defer("words", "reach")
        return list(waiting.select_for_update(skip_locked=True, of=("self",)))


def councils_to_alert(now: datetime) -> list[Council]:
    """The councils where somebody has to be told now that a concern waits, longest waiting first.

    No row comes along: each council's are asked for inside its own scope.
    """
    with scopes_disabled():
        due = list(ConcernAlert.objects.due(now).values_list("council", flat=True))
    found = Council.objects.in_bulk(set(due))
    return [found[pk] for pk in dict.fromkeys(due)]


def councils_with_unopened(before: datetime) -> list[Council]:
    """The councils where a concern that came before this moment was opened by nobody."""
    with scopes_disabled():
        waiting = Concern.objects.unopened().filter(raised_at__lte=before)
        councils = set(waiting.values_list("council", flat=True))
    return list(Council.objects.filter(pk__in=councils).order_by("pk"))


def alerts_are_late(now: datetime) -> bool:
    """True where an alert that is still needed should have been sent before this moment."""
    with scopes_disabled():
        needed = Q(concern__opened_at=None, concern__closed_at=None)
        return ConcernAlert.objects.waiting().filter(needed, written_at__lte=now).exists()


def how_many_wait() -> int:
    """How many events wait, whichever council's they are."""
    with scopes_disabled():
        return ResponseEvent.objects.waiting().count()


def some_wait(survey: SurveyPage) -> bool:
    """True while answers to a survey that were sent or taken back are in no figure yet."""
    return ResponseEvent.objects.waiting().filter(response__version__survey=survey).exists()


def responses_of(events: Collection[ResponseEvent]) -> list[Response]:
    """The responses these events tell of, locked, so that none is taken back half way."""
    return hold_responses(Response.objects.filter(pk__in={one.response_id for one in events}))


def hold_responses(responses: QuerySet[Response]) -> list[Response]:
    """These responses as they are now, locked in the one order that everybody locks them in."""
    ordered = responses.select_related("version").order_by("pk")
    return list(ordered.select_for_update(of=("self",)))


def answers_to_read(responses: Collection[Response]) -> list[Answer]:
    """Every answer with words that these responses still hold, with its question."""
    sent = [response.pk for response in responses if response.state == Response.State.SENT]
    return to_read(Answer.objects.with_words().filter(response__in=sent))


def to_read(answers: QuerySet[Answer]) -> list[Answer]:
    """These answers with what an analyser is told beside their words."""
    return list(answers.select_related("question", "response").order_by("pk"))
