from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class ConcernQuerySet(models.QuerySet):
    def open(self):
        """Concerns nobody has closed."""
        return self.filter(closed_at=None)


class Concern(CouncilOwned):
    """Words that may tell of harm, held apart for the safeguarding lead (rule 46).

    `raised_by` is empty when the machine found the words.
    """

    class Outcome(models.TextChoices):
        ACTED_ON = "acted-on", "Acted on under safeguarding"
        NOT_A_CONCERN = "not-a-concern", "Read, and not a safeguarding concern"

    answer = models.OneToOneField(
        "surveys.Answer", on_delete=models.CASCADE, related_name="concern"
    )
    label = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    note = models.TextField(blank=True)

    objects = council_manager(ConcernQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None, outcome="")
                | (Q(closed_by__isnull=False, closed_at__isnull=False) & ~Q(outcome="")),
                name="feedback_concern_closed_with_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"
