"""The key a form carries so that sending it twice counts once. Signed, for one thing only."""

from uuid import UUID, uuid4

from django.core import signing

_signer = signing.Signer(salt="surveys.form-key")


class OutOfDate(Exception):
    """The key was made for something else, or is none of ours."""


def fresh(*about: object) -> str:
    """Return a new key for a form about this."""
    return _signer.sign(f"{uuid4()}{_named(about)}")


def key_in(signed: str | None, *about: object) -> UUID:
    """Return the key a form about this carries, or raise `OutOfDate`."""
    try:
        return UUID(_signer.unsign(signed or "").removesuffix(_named(about)))
    except (signing.BadSignature, ValueError):
        raise OutOfDate from None


def _named(about: tuple[object, ...]) -> str:
    return "".join(f"/{thing}" for thing in about)
