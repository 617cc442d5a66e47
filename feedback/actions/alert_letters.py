"""What an email about a concern says: that something waits, since when, and where to sign in.

Nothing that was written, found or asked comes in here: there is no concern among the arguments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cms.models import Council

# So many moments are listed one by one; of more, how many there are.
LISTED = 10
NO_MORE = (
    "This email does not say what it is about. Only a safeguarding lead who signs in can read it."
)
NO_REPLY = "A machine sent this. Please do not answer it."


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is sent."""

    subject: str
    body: str


def letter_to_lead(council: Council, since: Sequence[datetime]) -> Letter:
    """Tell a safeguarding lead that something came."""
    what = f"{_things(since)} for the safeguarding lead at {council.short_name}."
    return _letter(
        "something waits for the safeguarding lead",
        f"{what} {_came(since)}",
        f"Sign in and open it:\n{_concerns(council)}",
    )


def letter_without_lead(council: Council, since: Sequence[datetime]) -> Letter:
    """Tell whoever gives out roles that something came, and nobody may open it."""
    what = f"{_things(since)} for the safeguarding lead at {council.short_name}."
    return _letter(
        "something waits, and there is no safeguarding lead",
        f"{what} {_came(since)}",
        "Nobody has that role, so nobody can open it. Somebody needs the role now.",
        f"Sign in:\n{_desk()}",
    )


def letter_unopened(council: Council, since: Sequence[datetime]) -> Letter:
    """Tell the council's administrators that nobody opened in time what came."""
    hours = _hours((timezone.now() - min(since)) // timedelta(hours=1))
    return _letter(
        "something has waited too long for the safeguarding lead",
        f"{_things(since)} for the safeguarding lead at {council.short_name}. {_came(since)}",
        f"Nobody has opened {'it' if len(since) == 1 else 'them'} for {hours}. "
        f"The limit is {_hours(settings.CONCERN_HOURS)}.",
        "Please make sure that a safeguarding lead signs in today.",
        f"Sign in:\n{_desk()}",
    )


def _letter(subject: str, *paragraphs: str) -> Letter:
    body = "\n\n".join([*paragraphs, NO_MORE, NO_REPLY])
    return Letter(f"{settings.PLATFORM_NAME}: {subject}", f"{body}\n")


def _things(since: Sequence[datetime]) -> str:
    return "Something waits" if len(since) == 1 else f"{len(since)} things wait"


def _came(since: Sequence[datetime]) -> str:
    first = [_moment(moment) for moment in sorted(since)]
    if len(first) == 1:
        return f"It came on {first[0]}."
    listed = "".join(f"\n- {moment}" for moment in first[:LISTED])
    more = len(first) - LISTED
    return f"They came on:{listed}" + (f"\n- and {more} more" if more > 0 else "")


def _moment(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y at %H:%M}"


def _hours(hours: int) -> str:
    return "1 hour" if hours == 1 else f"{hours} hours"


def _concerns(council: Council) -> str:
    return _address(reverse("feedback:concern-list", args=[council.slug]))


def _desk() -> str:
    return _address(reverse("desk"))


def _address(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
