import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


def new_seal() -> str:
    """Return letters that nobody can guess."""
    return secrets.token_hex(16)


class CommentQuerySet(models.QuerySet):
    def waiting(self):
        """Comments no person has decided on yet."""
        return self.filter(state=Comment.State.WAITING)

    def released(self):
        """Comments a person released."""
        return self.filter(state=Comment.State.RELEASED)

    def quotable(self):
        """Released comments whose writers agreed to be quoted: all a board or a file may see."""
        return self.released().filter(answer__response__may_quote=True)


class Comment(CouncilOwned):
    """Where the words of one answer stand in review.

    `released_text` is what others may read: the answer less its redactions. It is empty until
    a reviewer releases it, and emptied when they take it back. `seal` goes into the digest that
    frozen packs keep of quoted words: once it is gone, nobody can test guesses against a pack.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for a person to read it"
        RELEASED = "released", "Released"
        PRIVATE = "private", "Kept private"
        HELD = "held", "Held for the safeguarding lead"

    answer = models.OneToOneField(
        "surveys.Answer", on_delete=models.CASCADE, related_name="comment"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    released_text = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seal = models.CharField(max_length=32, default=new_seal, editable=False)

    objects = council_manager(CommentQuerySet)

    class Meta:
        indexes = [models.Index(fields=["council", "state", "id"], name="feedback_comment_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="released") | Q(released_text=""),
                name="feedback_comment_text_only_when_released",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="feedback_comment_decided_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk} ({self.state})"


class RedactionQuerySet(models.QuerySet):
    def standing(self):
        """Redactions nobody has undone."""
        return self.filter(undone_at=None)


class Redaction(CouncilOwned):
    """Characters of an answer that others may not read, and why. Undone by a date, not deleted."""

    class Reason(models.TextChoices):
        NAME = "name", "A person's name"
        CONTACT = "contact", "A phone number, email or address"
        PLACE = "place", "A place that tells who it is"
        HEALTH = "health", "A health detail that tells who it is"
        OTHER = "other", "Something else that tells who it is"

    answer = models.ForeignKey(
        "surveys.Answer", on_delete=models.CASCADE, related_name="redactions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = council_manager(RedactionQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="feedback_redaction_end_after_start"
            ),
            models.CheckConstraint(
                condition=Q(undone_by=None, undone_at=None)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="feedback_redaction_undone_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} at {self.start}–{self.end}"
