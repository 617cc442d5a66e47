"""Somebody does not feel safe and wants the council's safeguarding team to be told."""

from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from cms.after_commit import after_commit
from surveys import events
from surveys.models import Disclosure, Response, SurveyPage


def tell_safeguarding(
    *, survey: SurveyPage, key: UUID, words: str = "", reach: str = "", response: Response | None
) -> Disclosure:
    """Keep what somebody wants passed on, and nudge whoever passes it on. Only after their yes.

    The same key and words again are the same disclosure: a button pressed twice tells once.
    Other words under the same key are told too: nothing a frightened person adds is lost.
    """
    once = _once(key, words, reach)
    # Where a survey promises that nobody can be known, how to reach somebody stays apart.
    linked = response if response and not response.version.fully_anonymous else None
    fields = {
        "council": survey.council,
        "survey": survey,
        "response": linked,
        "words": words,
        "reach": reach,
    }
    try:
        with transaction.atomic():
            disclosure = Disclosure.objects.create(key=once, **fields)
            after_commit(events.event_waiting.send_robust, sender=Disclosure)
            return disclosure
    except IntegrityError:
        return Disclosure.objects.get(key=once)


def told_before(*, survey: SurveyPage, key: UUID, words: str, reach: str) -> Disclosure | None:
    """Return what the same key and words told before, if they did. Needs the council's scope."""
    return Disclosure.objects.filter(survey=survey, key=_once(key, words, reach)).first()


def _once(key: UUID, words: str, reach: str) -> UUID:
    return uuid5(key, f"{words}\0{reach}")
