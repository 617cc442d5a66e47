from django.conf import settings
from django.db import models

from cms.models import CouncilOwned, council_manager


class EvidencePack(CouncilOwned):
    """People's experience of one survey, frozen: a canonical JSON text and its SHA-256.

    Every file anyone exports is drawn from `document`, so two files cannot disagree.
    """

    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="+")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "sha256"], name="feedback_pack_once")
        ]

    def __str__(self) -> str:
        return f"Pack {self.sha256[:12]}"
