from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class ConcernQuerySet(models.QuerySet):
    def open(self):
        """Concerns nobody has closed."""
        return self.filter(closed_at=None)

    def unopened(self):
        """Open concerns nobody has read yet."""
        return self.open().filter(opened_at=None)


class Concern(CouncilOwned):
    """What may tell of harm, held apart for the safeguarding lead (rule 46).

    It is about a response, and the answer in it whose words were found, or about a disclosure:
    somebody asked us to tell. Answers that are taken back take their words along. The concern
    stays as a record without words: what was found, when, and what was done.
    `raised_by` is empty when the machine found the words, or the person told us. `raised_at` is
    when it began to wait: a concern that is raised again waits anew, and the log keeps both times.
    """

    class Outcome(models.TextChoices):
        ACTED_ON = "acted-on", "Acted on under safeguarding"
        NOT_A_CONCERN = "not-a-concern", "Read, and not a safeguarding concern"
        WORDS_GONE = "words-gone", "Not acted on: the words were taken back"

    response = models.ForeignKey(
        "surveys.Response", null=True, on_delete=models.PROTECT, related_name="concerns"
    )
    answer = models.OneToOneField(
        "surveys.Answer", null=True, on_delete=models.SET_NULL, related_name="concern"
    )
    disclosure = models.OneToOneField(
        "surveys.Disclosure", null=True, on_delete=models.PROTECT, related_name="concern"
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
            ),
            models.CheckConstraint(
                condition=Q(response__isnull=False, disclosure=None)
                | Q(response=None, answer=None, disclosure__isnull=False),
                name="feedback_concern_about_one_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["raised_at"],
                condition=Q(opened_at=None, closed_at=None),
                name="feedback_concern_unopened",
            )
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"

    @property
    def is_unopened(self) -> bool:
        """True while nobody has read it, and nobody closed it unread."""
        return self.opened_at is None and self.closed_at is None

    @property
    def words_are_gone(self) -> bool:
        """True once the person took back the answer that the concern was found in."""
        return self.answer_id is None and self.disclosure_id is None
