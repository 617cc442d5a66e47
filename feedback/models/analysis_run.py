from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class AnalysisRunQuerySet(models.QuerySet):
    def open(self):
        """Runs that are not finished; one that was stopped can go on."""
        return self.filter(finished_at=None)


class AnalysisRun(CouncilOwned):
    """One council's comments read again by a newer analyser, and where that stands.

    What changed is asked of the analyses before and after, which are both kept. Only the figures
    are written down, as they were counted before the run began and once it was finished.
    `workers` is how many Celery workers it was handed to; none where a command reads it.
    """

    analyser = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    answers = models.PositiveIntegerField()
    workers = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True)
    stopped_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    figures_before = models.JSONField(default=list)
    figures_after = models.JSONField(default=list)

    objects = council_manager(AnalysisRunQuerySet)

    class Meta:
        constraints = [
            # Whoever comes second goes on with the run there is.
            models.UniqueConstraint(
                fields=["council"], condition=Q(finished_at=None), name="feedback_run_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.analyser} {self.version} on {self.answers} answers"


class AnalysisBatchQuerySet(models.QuerySet):
    def waiting(self):
        """Batches nobody has read yet, the oldest first, stopped or not."""
        return self.filter(taken_at=None, run__finished_at=None).order_by("pk")

    def taken(self):
        """Batches that were read."""
        return self.exclude(taken_at=None)


class AnalysisBatch(CouncilOwned):
    """Some answers of a run, which one worker reads in one transaction: all of them, or none.

    From the first to the last by their numbers, so that an answer that is taken back meanwhile
    leaves nothing here. `raised` counts concerns that were newly found; `no_longer` those that a
    machine raised once and this analyser would not. Concerns stay either way.
    """

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="batches")
    first_answer = models.BigIntegerField()
    last_answer = models.BigIntegerField()
    answers = models.PositiveIntegerField()
    taken_at = models.DateTimeField(null=True)
    read = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    raised = models.PositiveIntegerField(default=0)
    no_longer = models.PositiveIntegerField(default=0)

    objects = council_manager(AnalysisBatchQuerySet)

    class Meta:
        verbose_name_plural = "analysis batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_answer__gte=models.F("first_answer")),
                name="feedback_analysis_batch_last_after_first",
            )
        ]

    def __str__(self) -> str:
        return f"Answers {self.first_answer} to {self.last_answer}"
