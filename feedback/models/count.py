from django.db import models

from cms.models import CouncilOwned, council_manager
from surveys.models.response import Voice


class CountSlice(CouncilOwned):
    """One survey in one month: what is counted together, by one process at a time."""

    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="The first day of the month.")
    stale_since = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "month"], name="feedback_slice_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month:%Y-%m}"


class Count(CouncilOwned):
    """How many: the roll-up that screens and packs read, never shown without suppression.

    `i_statement` and `quality_statement` are empty where a measure is not about one.
    """

    class Measure(models.TextChoices):
        RESPONSES = "responses", "Responses sent"
        EASY_READ = "easy_read", "Responses in easy read"
        HELPED = "helped", "Responses with someone's help"
        YES = "yes", "Yes"
        SOMETIMES = "sometimes", "Sometimes"
        NO = "no", "No"
        DONT_KNOW = "dont_know", "Did not know"
        RATHER_NOT_SAY = "rather_not_say", "Did not want to say"
        SKIPPED = "skipped", "Skipped"
        COMMENTS = "comments", "Comments"
        CONFIRMED = "confirmed", "Comments with a tag a person confirmed"
        SUGGESTED = "suggested", "Comments with a suggested tag only"
        NEGATIVE = "negative", "Comments that sound negative"
        MIXED = "mixed", "Comments that sound mixed"
        NEUTRAL = "neutral", "Comments that sound neutral"
        POSITIVE = "positive", "Comments that sound positive"
        UNCLEAR = "unclear", "Comments whose tone is not clear"

    slice = models.ForeignKey(CountSlice, on_delete=models.CASCADE, related_name="counts")
    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    voice = models.CharField(max_length=10, choices=Voice)
    i_statement = models.ForeignKey(
        "themes.IStatement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    quality_statement = models.ForeignKey(
        "themes.QualityStatement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    measure = models.CharField(max_length=15, choices=Measure)
    number = models.PositiveIntegerField()

    objects = council_manager()

    class Meta:
        indexes = [models.Index(fields=["survey", "month"], name="feedback_count_survey")]

    def __str__(self) -> str:
        return f"{self.measure}: {self.number}"
