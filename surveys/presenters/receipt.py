"""What a person is told once their answers are sent, or taken back."""

from dataclasses import dataclass
from datetime import datetime

from surveys import codes
from surveys.models import Response


@dataclass(frozen=True, slots=True)
class Receipt:
    """The code, and what is still open: to leave contact details, or nothing."""

    code: str
    sent_at: datetime
    withdrawn_at: datetime | None
    asks_contact: bool
    has_contact: bool
    months_kept: int


def receipt_of(response: Response) -> Receipt:
    """Return the receipt of a response that was sent. At most one query."""
    here = response.state == Response.State.SENT
    has_contact = here and response.may_contact and hasattr(response, "contact_details")
    return Receipt(
        code=codes.withdrawal_code(str(response.token)),
        sent_at=response.sent_at,
        withdrawn_at=response.withdrawn_at,
        asks_contact=here and response.may_contact and not has_contact,
        has_contact=has_contact,
        months_kept=response.version.months_kept,
    )
