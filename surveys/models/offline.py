from django.db import models

from cms.models import CouncilOwned, council_manager


class OfflineEntry(CouncilOwned):
    """How a response came that was given on a device without a network.

    `sent_sha256` is the digest of everything the device sent, so that the same sending again is
    recognised and another one under its name refused. `after_closing` marks answers that were
    given while the survey was open and reached us when it no longer was. Nothing says which
    supporter's device it was.
    """

    response = models.OneToOneField(
        "surveys.Response", on_delete=models.CASCADE, related_name="offline_entry"
    )
    sent_sha256 = models.CharField(max_length=64)
    after_closing = models.BooleanField("reached us after the survey was closed", default=False)
    arrived_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager()

    class Meta:
        verbose_name_plural = "offline entries"

    def __str__(self) -> str:
        return f"Offline entry {self.pk}"
