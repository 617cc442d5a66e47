"""What a page carries that begins a response: which one, for which survey, and since when."""

from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing

from surveys.places import Place

_signer = signing.TimestampSigner(salt="surveys.start")


class OutOfDate(Exception):
    """The token is too old, belongs to another survey, or is none of ours."""


class TooQuick(Exception):
    """Nobody reads a page that fast."""


def fresh(place: Place, key: UUID | None = None) -> str:
    """Return a token, as from now, under which one response to this survey may begin."""
    return _signer.sign(f"{key or uuid4()}{place.start}")


def key_in(token: str, place: Place) -> UUID:
    """Return the key a token carries, or raise `OutOfDate`."""
    try:
        signed = _signer.unsign(token, max_age=settings.START_MAX_HOURS * 60 * 60)
        return UUID(signed.removesuffix(place.start))
    except (signing.BadSignature, ValueError):
        raise OutOfDate from None


def check_was_read(token: str) -> None:
    """Raise `TooQuick` when the page with this token was made only just now."""
    if not settings.START_MIN_SECONDS:
        return
    try:
        _signer.unsign(token, max_age=settings.START_MIN_SECONDS)
    except signing.SignatureExpired:
        return
    raise TooQuick
