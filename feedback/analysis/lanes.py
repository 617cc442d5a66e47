"""Rows of whole numbers as one large number each, so that adding rows up is one sum.

Python adds a number of a thousand bits about as fast as a small one. Each place of a row has 64
bits of it to itself, a lane; what is added up must stay in them.
"""

from collections.abc import Sequence
from struct import Struct
from typing import Final

WIDTH: Final = 64  # bits
MIDDLE: Final = 1 << (WIDTH - 1)  # added to each lane, so that none is below nothing
BYTES: Final = WIDTH // 8


class Lanes:
    """How rows of so many numbers stand in one."""

    def __init__(self, count: int):
        self._layout = Struct(f"<{count}Q")
        self._middles = sum(MIDDLE << (WIDTH * place) for place in range(count))

    def joined(self, numbers: Sequence[int]) -> int:
        """One number for a row of them, each from -2**63 to 2**63 - 1. Sums of rows are rows."""
        beside = self._layout.pack(*[number + MIDDLE for number in numbers])
        return int.from_bytes(beside, "little") - self._middles

    def parted(self, row: int) -> list[int]:
        """The numbers of a row, or of a sum of rows."""
        beside = (row + self._middles).to_bytes(self._layout.size, "little")
        return [number - MIDDLE for number in self._layout.unpack(beside)]
