from django.db import models

from cms.models import CouncilOwned, council_manager


class ResponseEventQuerySet(models.QuerySet):
    def waiting(self):
        """Events nobody has dealt with yet, oldest first."""
        return self.filter(taken_at=None).order_by("pk")


class ResponseEvent(CouncilOwned):
    """A response was sent, corrected or taken back: the row that waits until the rest knows.

    Written in the same transaction as what it tells of. A queue only nudges; this is the truth.
    """

    class Kind(models.TextChoices):
        SENT = "sent"
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"

    response = models.ForeignKey(
        "surveys.Response", on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    happened_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager(ResponseEventQuerySet)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(taken_at=None),
                name="surveys_event_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.response_id}"
