"""Receipt codes for people who answer without a network: made beforehand, each good for one."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core import signing

from cms.models import Council
from surveys import codes

_signer = signing.Signer(salt="surveys.offline")


@dataclass(frozen=True, slots=True)
class OfflineCode:
    """A response that may begin: its name `key`, the code on its receipt, and our seal on both."""

    key: UUID
    code: str
    seal: str


class NotOurs(ValueError):
    """The seal is none of ours, or belongs to another response or council."""


def fresh(council: Council) -> OfflineCode:
    """Return a code for one response at this council. Nothing is stored."""
    key, token = uuid4(), uuid4()
    seal = _signer.sign(f"{council.pk}:{key}:{token}")
    return OfflineCode(key, codes.withdrawal_code(str(token)), seal)


def token_in(seal: str, key: UUID, council: Council) -> UUID:
    """Return the token that the code of this seal was made from, or raise `NotOurs`."""
    try:
        for_council, for_key, token = _signer.unsign(seal).split(":")
    except (signing.BadSignature, ValueError):
        raise NotOurs from None
    if (for_council, for_key) != (str(council.pk), str(key)):
        raise NotOurs
    return UUID(token)
