"""What a person is told once their answers are sent, or taken back."""

from dataclasses import dataclass
from datetime import datetime

from surveys import codes
from surveys.models import Response
from surveys.presenters.code_card import CodeCard, code_card


@dataclass(frozen=True, slots=True)
class Receipt:
    """The code, and what is still open: to leave contact details, or nothing."""

    card: CodeCard
    sent_at: datetime
    withdrawn_at: datetime | None
    asks_contact: bool
    has_contact: bool
    months_kept: int
    is_change: bool


def receipt_of(response: Response, code_page: str) -> Receipt:
    """Return the receipt of a response that was sent. At most one query.

    `code_page` is the full address of the page that takes codes.
    """
    here = response.state == Response.State.SENT
    has_contact = here and response.may_contact and hasattr(response, "contact_details")
    return Receipt(
        card=code_card(codes.withdrawal_code(str(response.token)), code_page),
        sent_at=response.sent_at,
        withdrawn_at=response.withdrawn_at,
        asks_contact=here and response.may_contact and not has_contact,
        has_contact=has_contact,
        months_kept=response.version.months_kept,
        is_change=response.replaces_id is not None,
    )
