from datetime import timedelta

from django.utils import timezone

from surveys.models import ContactDetails, Response

DAYS_KEPT = 90


def leave_contact(*, response: Response, details: str) -> ContactDetails:
    """Keep how to reach a person who asked for it: encrypted, apart, for 90 days (rule 47)."""
    contact, _ = ContactDetails.objects.update_or_create(
        response=response,
        defaults={
            "council_id": response.council_id,
            "details": details,
            "delete_after": timezone.localdate() + timedelta(days=DAYS_KEPT),
        },
    )
    return contact
