"""Question pages that are drawn once: until somebody answers, a page is the same for all who read
alike. What is kept holds no answer and no token of anybody."""

import secrets
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from cms.languages import spoken
from surveys.models import Response

# Some fifteen kilobytes each.
MOST_KEPT = 500
# Stands where the token of whoever asks belongs; nobody outside this process can know it.
TOKEN = secrets.token_hex(32)
# What of a council stands on a question page, and may be changed at any time.
OF_COUNCIL = (
    "pk",
    "slug",
    "short_name",
    "branding",
    "help_phone",
    "help_hours",
    "out_of_hours_phone",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it is drawn for everybody it is the same for: `facts` is all it depends on."""

    facts: Hashable
    draw: Callable[[], HttpResponse] = field(compare=False)


def shown_alike(
    request: HttpRequest,
    response: Response,
    facts: Hashable,
    draw: Callable[[], HttpResponse],
) -> HttpResponse:
    """Answer with the page that `draw` draws, drawn before if anybody was shown the same one.

    `draw` puts `TOKEN` where the form's token belongs. `facts` is what makes this page this page;
    the address, the survey's label, the council and the way of reading are added to it here.
    """
    council = tuple(getattr(response.council, name) for name in OF_COUNCIL)
    around = (request.get_full_path(), response.version.survey.sample_label, council)
    read = (request.reading, spoken(), response.variant, response.voice)
    html = _drawn(Sheet((facts, response.version_id, around, read), draw))
    return HttpResponse(html.replace(TOKEN, get_token(request)))


@lru_cache(maxsize=MOST_KEPT)
def _drawn(sheet: Sheet) -> str:
    return sheet.draw().content.decode()


forget_all = _drawn.cache_clear
