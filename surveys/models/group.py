from django.db import models

from cms.models import CouncilOwned, council_manager

from .session import SupportedSession


class ClosedQuestion(CouncilOwned):
    """A question that a group is done with, and the counts its shared screen may show of it.

    `shown` holds {option: number} as it was when the supporter closed the question, and only what
    may be shown (ADR 17). `chose`, `answered` and `joined` say how many people that rested on;
    they are never shown. While it is reopened nothing is shown. The row goes when the session ends.
    """

    session = models.ForeignKey(
        SupportedSession, on_delete=models.CASCADE, related_name="closed_questions"
    )
    question = models.ForeignKey("surveys.Question", on_delete=models.CASCADE, related_name="+")
    shown = models.JSONField(default=dict)
    chose = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)
    is_reopened = models.BooleanField(default=False)
    closed_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "question"], name="surveys_closed_question_once"
            )
        ]

    def __str__(self) -> str:
        return f"Closed question {self.pk}"
