from django.db import models

from cms.models import CouncilOwned, council_manager


class Analysis(CouncilOwned):
    """One analyser's reading of one answer. Never edited; a newer analyser adds a newer row."""

    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="analyses")
    analyser = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    tier = models.CharField(max_length=10)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager()

    class Meta:
        verbose_name_plural = "analyses"
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "analyser", "version"], name="feedback_analysis_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.analyser} {self.version} on answer {self.answer_id}"


class Sentiment(CouncilOwned):
    """How an answer sounds to one analyser: a label, and a score from -1 to 1.

    `textblob` is TextBlob's own polarity, kept as one signal and never the decision.
    """

    class Label(models.TextChoices):
        NEGATIVE = "negative", "Negative"
        MIXED = "mixed", "Mixed"
        NEUTRAL = "neutral", "Neutral"
        POSITIVE = "positive", "Positive"
        UNCLEAR = "unclear", "Can't tell"

    analysis = models.OneToOneField(Analysis, on_delete=models.CASCADE, related_name="sentiment")
    label = models.CharField(max_length=10, choices=Label)
    score = models.FloatField()
    textblob = models.FloatField()

    objects = council_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=-1, score__lte=1), name="feedback_sentiment_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.score:+.2f})"


class PersonalDetail(CouncilOwned):
    """A name, phone number or other detail the machine found. Only where, never the words."""

    analysis = models.ForeignKey(
        Analysis, on_delete=models.CASCADE, related_name="personal_details"
    )
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField()

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "kind", "start", "end"], name="feedback_detail_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.start}–{self.end}"
