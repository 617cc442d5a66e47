from django.db import models
from encrypted_fields.fields import EncryptedTextField

from cms.models import CouncilOwned, council_manager


class ContactDetails(CouncilOwned):
    """How to reach someone who asked to be contacted: apart from the answers, and encrypted."""

    response = models.OneToOneField(
        "surveys.Response", on_delete=models.CASCADE, related_name="contact_details"
    )
    details = EncryptedTextField()
    left_at = models.DateTimeField(auto_now_add=True)
    delete_after = models.DateField()

    objects = council_manager()

    class Meta:
        verbose_name_plural = "contact details"

    def __str__(self) -> str:
        return f"Contact details {self.pk}"
