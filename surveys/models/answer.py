from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager

from .response import Help, Helper, Mode, Variant


class AnswerQuerySet(models.QuerySet):
    def with_words(self):
        """Answers that hold text somebody wrote or said."""
        return self.exclude(text="")

    def sent(self):
        """Answers of responses that were sent and not taken back."""
        return self.filter(response__state="sent")


class Answer(CouncilOwned):
    """What one person answered to one question, word for word.

    `choice` holds the option's key for "statement" and "single", `choices` a list of keys for
    "several", `text` the words. A non-answer has a state of its own and nothing else (F6).
    `words_removed_at` says when words that had been kept long enough were deleted (F34).
    """

    class State(models.TextChoices):
        ANSWERED = "answered", "Answered"
        SKIPPED = "skipped", "Skipped"
        DONT_KNOW = "dont_know", "Did not know"
        RATHER_NOT_SAY = "rather_not_say", "Did not want to say"

    response = models.ForeignKey(
        "surveys.Response", on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(
        "surveys.Question", on_delete=models.PROTECT, related_name="answers"
    )
    state = models.CharField(max_length=15, choices=State)
    choice = models.CharField(max_length=80, blank=True)
    choices = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    variant = models.CharField("wording shown", max_length=10, choices=Variant)
    language = models.CharField(max_length=10, default="en-gb")
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.WEB)
    help = models.CharField(max_length=12, choices=Help, default=Help.UNKNOWN, blank=True)
    helper = models.CharField(max_length=12, choices=Helper, default=Helper.UNKNOWN, blank=True)
    saved_at = models.DateTimeField(auto_now=True)
    words_removed_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager(AnswerQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], name="surveys_answer_once_per_question"
            ),
            models.CheckConstraint(
                condition=Q(state="answered") | Q(choice="", text="", choices=[]),
                name="surveys_answer_empty_unless_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk} ({self.state})"
