"""What waits to be analysed, locked for the caller's transaction."""

from collections.abc import Collection

from django_scopes import scopes_disabled

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


def how_many_wait() -> int:
    """How many events wait, whichever council's they are."""
    with scopes_disabled():
        return ResponseEvent.objects.waiting().count()


def some_wait(survey: SurveyPage) -> bool:
    """True while answers to a survey that were sent or taken back are in no figure yet."""
    return ResponseEvent.objects.waiting().filter(response__version__survey=survey).exists()


def responses_of(events: Collection[ResponseEvent]) -> list[Response]:
    """The responses these events tell of, locked, so that none is taken back half way."""
    ids = {event.response_id for event in events}
    responses = Response.objects.filter(pk__in=ids).select_related("version").order_by("pk")
    return list(responses.select_for_update(of=("self",)))


def answers_to_read(responses: Collection[Response]) -> list[Answer]:
    """Every answer with words that these responses still hold, with its question."""
    sent = [response.pk for response in responses if response.state == Response.State.SENT]
    answers = Answer.objects.with_words().filter(response__in=sent)
    return list(answers.select_related("question", "response").order_by("pk"))
