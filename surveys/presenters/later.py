"""What a person needs who stops now and comes back another day."""

from dataclasses import dataclass
from datetime import date

from surveys import codes
from surveys.models import Response
from surveys.presenters.code_card import CodeCard, code_card
from surveys.selectors.responses import last_day_to_come_back


@dataclass(frozen=True, slots=True)
class ComingBack:
    """The code, and the last day it works."""

    card: CodeCard
    until: date


def coming_back(response: Response, code_page: str) -> ComingBack | None:
    """Return how a person comes back to a draft; None until they asked for a code."""
    if response.resume_sha256 is None:
        return None
    card = code_card(codes.resume_code(str(response.token)), code_page)
    return ComingBack(card, last_day_to_come_back(response))
