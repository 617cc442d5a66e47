"""What waits to be analysed, locked for the caller's transaction."""

from collections.abc import Collection

from django_scopes import scopes_disabled

from surveys.models import Answer, Response, ResponseEvent


def events_to_take(limit: int) -> list[ResponseEvent]:
    """The oldest waiting events of every council, locked; those another process holds are left.

    The one query that crosses councils: each row carries the council it is worked on under.
    """
    with scopes_disabled():
        waiting = ResponseEvent.objects.waiting().select_related("council")
        return list(waiting.select_for_update(skip_locked=True, of=("self",))[:limit])


def how_many_wait() -> int:
    """How many events wait, whichever council's they are."""
    with scopes_disabled():
        return ResponseEvent.objects.waiting().count()


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
