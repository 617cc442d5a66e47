from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager

LONGEST = 300
UNANSWERED = Q(answered_at=None, answered_by=None, outcome="", reply="")
ANSWERED = Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome="") & ~Q(reply="")


class ChallengeQuerySet(models.QuerySet):
    def open(self):
        """Challenges no reviewer has answered yet."""
        return self.filter(answered_at=None)


class Challenge(CouncilOwned):
    """“That's not what we meant”: a reader of a board says so of a comment and a statement.

    It is about the claim and not about one tag, which a newer reading would replace. Each person
    says it once of a claim, and nobody while another challenge of it waits for its answer.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", "The tag stays"
        CHANGED = "changed", "The tag is changed"
        REMOVED = "removed", "The tag is taken off"

    answer = models.ForeignKey(
        "surveys.Answer", on_delete=models.CASCADE, related_name="challenges"
    )
    quality_statement = models.ForeignKey(
        "themes.QualityStatement", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=LONGEST)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reply = models.CharField(max_length=LONGEST, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    objects = council_manager(ChallengeQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "quality_statement", "made_by"],
                name="feedback_challenge_once_each",
            ),
            models.UniqueConstraint(
                fields=["answer", "quality_statement"],
                condition=Q(answered_at=None),
                name="feedback_challenge_one_open",
            ),
            models.CheckConstraint(
                condition=UNANSWERED | ANSWERED, name="feedback_challenge_answered_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"Challenge {self.pk} on answer {self.answer_id}"
