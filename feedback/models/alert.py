from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class ConcernAlertQuerySet(models.QuerySet):
    def waiting(self):
        """Alerts that somebody still has to be sent, or that nobody needs any more."""
        return self.filter(settled_at=None)

    def due(self, now: datetime):
        """Alerts to send now, the one that waits longest first."""
        return self.waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")


class ConcernAlert(CouncilOwned):
    """Somebody has to be told that a concern waits. Written with the concern, sent after it.

    It says when the concern came and nothing else, so no word of anybody can leave with it.
    `since` is when the concern began to wait: one that is raised again waits anew. `step` says
    how many times the limit for opening it had passed.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", "A concern was raised"
        UNOPENED = "unopened", "Nobody opened it in time"

    class Result(models.TextChoices):
        SENT = "sent", "Sent to everybody who should know"
        NOT_NEEDED = "not-needed", "Somebody opened the concern first"

    concern = models.ForeignKey(
        "feedback.Concern", on_delete=models.CASCADE, related_name="alerts", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kind)
    step = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    written_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=10, choices=Result, blank=True)

    objects = council_manager(ConcernAlertQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "since", "kind", "step"], name="feedback_alert_once"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, result="")
                | (Q(settled_at__isnull=False) & ~Q(result="")),
                name="feedback_alert_settled_with_result",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(settled_at=None), name="feedback_alert_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"Alert {self.pk}"

    @property
    def is_needed(self) -> bool:
        """True while the concern still waits as it did when the alert was written."""
        return self.concern.is_unopened and self.concern.raised_at == self.since


class AlertMail(CouncilOwned):
    """An alert was handed to the mail server for one person. They are never sent it again."""

    alert = models.ForeignKey(
        ConcernAlert, on_delete=models.CASCADE, related_name="mails", db_index=False
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alert", "to"], name="feedback_alert_mail_once")
        ]

    def __str__(self) -> str:
        return f"Mail {self.pk} of alert {self.alert_id}"
