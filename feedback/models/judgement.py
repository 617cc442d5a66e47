from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager
from feedback.models.analysis import Sentiment


class Judgement(CouncilOwned):
    """What one reviewer says of a comment of the audited sample, blind to what the machine said.

    Never edited, and it changes no tag: the machine is measured by it.
    """

    answer = models.ForeignKey(
        "surveys.Answer", on_delete=models.CASCADE, related_name="judgements"
    )
    sounds = models.CharField(max_length=10, choices=Sentiment.Label)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "made_by"], name="feedback_judgement_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"Judgement {self.pk} on answer {self.answer_id}"


class JudgedStatement(CouncilOwned):
    """A quality statement that a judgement says the comment is about. One is what it is mostly."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="statements")
    quality_statement = models.ForeignKey(
        "themes.QualityStatement", on_delete=models.PROTECT, related_name="+"
    )
    is_primary = models.BooleanField(default=False)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["judgement", "quality_statement"], name="feedback_judged_statement_once"
            ),
            models.UniqueConstraint(
                fields=["judgement"],
                condition=Q(is_primary=True),
                name="feedback_judged_one_primary",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quality_statement_id} in judgement {self.judgement_id}"
