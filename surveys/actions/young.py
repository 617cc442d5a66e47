from django.db import transaction

from surveys.actions.drafts import delete_draft
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response


@transaction.atomic
def keep_nothing(*, response: Response) -> None:
    """Delete what somebody who is not an adult has begun, and take back what they sent before."""
    if response.replaces:
        withdraw_response(response=response.replaces)
    delete_draft(response=response)
