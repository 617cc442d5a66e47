"""Concerns as the safeguarding lead reads them. Nobody else's selector looks here."""

from django.db.models import QuerySet

from feedback.models import Concern
from feedback.selectors.followed import with_followed


def open_concerns() -> QuerySet[Concern]:
    """Those nobody has closed, the one that waits longest first. No words come along."""
    return _without_words().filter(closed_at=None).order_by("raised_at", "pk")


def closed_concerns() -> QuerySet[Concern]:
    """Those that were closed, the last one first. No words come along."""
    return _without_words().exclude(closed_at=None).order_by("-closed_at", "-pk")


def concern_to_handle(pk: int) -> Concern | None:
    """One concern with the words it is about, and how to reach who told us, or None."""
    return _with_place().filter(pk=pk).first()


def _without_words() -> QuerySet[Concern]:
    # Deferred, so that nothing is decrypted for a list.
    return _with_place().defer("answer__text", "disclosure__words", "disclosure__reach")


def _with_place() -> QuerySet[Concern]:
    return with_followed(Concern.objects.all()).select_related(
        "answer__question__version",
        "answer__response",
        "response__version",
        "disclosure__survey",
        "disclosure__response",
        "raised_by",
        "opened_by",
        "closed_by",
    )
