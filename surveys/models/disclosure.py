from django.db import models
from encrypted_fields.fields import EncryptedTextField

from cms.models import CouncilOwned, council_manager


class DisclosureQuerySet(models.QuerySet):
    def waiting(self):
        """Disclosures nobody has dealt with yet, oldest first."""
        return self.filter(taken_at=None).order_by("pk")


class Disclosure(CouncilOwned):
    """Somebody does not feel safe and agreed that the council's safeguarding lead is told.

    It waits for nothing: not for the survey to be sent, nor for anybody to read the answers.
    It outlives an answer that is taken back, because somebody may be in danger. `survey` is where
    they said it, also before they began; `key` makes a double press one disclosure; `reach` says
    how to reach the person, if they want that.
    """

    response = models.ForeignKey(
        "surveys.Response", null=True, on_delete=models.SET_NULL, related_name="disclosures"
    )
    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    words = models.TextField(blank=True)
    # The field stores nothing at all where nothing was left, so that it must allow for that.
    reach = EncryptedTextField(blank=True, null=True)
    told_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager(DisclosureQuerySet)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(taken_at=None),
                name="surveys_disclosure_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"Disclosure {self.pk}"
