from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_scopes import scope

from cms.models import Council
from surveys.models import ContactDetails, Disclosure, PaperForm, Response

DAYS_KEPT = 90
# How every text begins that was encrypted and not decrypted.
STILL_ENCRYPTED = "gAAAA"


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


@dataclass(frozen=True, slots=True)
class Encrypted:
    """How many rows were encrypted again, and how many none of the keys could read."""

    done: int = 0
    unread: int = 0

    def __add__(self, other: "Encrypted") -> "Encrypted":
        return Encrypted(self.done + other.done, self.unread + other.unread)


def encrypt_again() -> Encrypted:
    """Encrypt what says how to reach somebody, and second typings, under the first key.

    Afterwards the other keys can be taken away, unless a row could not be read: that one is left
    as it is. Running it again changes nothing that is read.
    """
    total = Encrypted()
    for council in Council.objects.all():
        with scope(council=council), transaction.atomic():
            total += _write_again(ContactDetails.objects.select_for_update(), "details")
            reachable = Disclosure.objects.select_for_update().exclude(reach=None)
            total += _write_again(reachable, "reach")
            typed = PaperForm.objects.select_for_update().exclude(typed_again=None)
            total += _write_again(typed, "typed_again")
    return total


def _write_again(rows: QuerySet, field: str) -> Encrypted:
    done = unread = 0
    for row in rows:
        # The field hands out what it cannot decrypt; written again, that would be lost for good.
        if getattr(row, field).startswith(STILL_ENCRYPTED):
            unread += 1
        else:
            row.save(update_fields=[field])
            done += 1
    return Encrypted(done, unread)
