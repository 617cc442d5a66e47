"""Concerns as the safeguarding lead reads them. Nobody else's selector looks here."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from wagtail.models import ModelLogEntry

from feedback.models import AlertMail, Concern
from feedback.selectors.followed import with_followed


def open_concerns() -> QuerySet[Concern]:
    """Those nobody has closed: unopened ones first, longest waiting first. No words come along.

    Unopened first, so that none is on a second page behind those somebody works on.
    """
    unopened_first = ExpressionWrapper(Q(opened_at=None), BooleanField()).desc()
    return _without_words().filter(closed_at=None).order_by(unopened_first, "raised_at", "pk")


def how_many_unopened() -> int:
    """How many of the council's concerns nobody has read yet."""
    return Concern.objects.unopened().count()


def log_of(concern: Concern) -> QuerySet[ModelLogEntry]:
    """Everything that was done about a concern, as the log has it, the first act first."""
    return (
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Concern),
            object_id=str(concern.pk),
            action__startswith="feedback.concern.",
        )
        .select_related("user")
        .order_by("timestamp", "pk")
    )


def mails_about(concern: Concern) -> QuerySet[AlertMail]:
    """Whom the mail server took a letter about this concern for, the first one first."""
    mails = AlertMail.objects.filter(alert__concern=concern)
    return mails.select_related("to", "alert").order_by("sent_at", "pk")


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
