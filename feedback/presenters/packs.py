"""Frozen packs as the evidence page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feedback.models import EvidencePack
from feedback.selectors.beside_pack import told


@dataclass(frozen=True, slots=True)
class ListedPack:
    """A pack: when it was frozen, its hash, and its corrections in words, the oldest first."""

    pk: int
    frozen_at: datetime
    sha256: str
    told: list[str]


def with_corrections(packs: Iterable[EvidencePack]) -> list[ListedPack]:
    """Each pack with what was taken out of what it rests on since."""
    return [
        ListedPack(
            pk=pack.pk,
            frozen_at=pack.frozen_at,
            sha256=pack.sha256,
            told=[told(correction) for correction in pack.corrections.all()],
        )
        for pack in packs
    ]
