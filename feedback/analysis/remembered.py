"""Remembers what was made of a word: words come back, and most of the work is done by word."""

from collections.abc import Callable
from typing import Final, TypeVar

Value = TypeVar("Value")
MOST: Final = 50_000
LONGEST: Final = 100  # two words and what stands between; nothing longer comes back


class Remembered(dict[str, Value]):
    """What a function makes of each word, made once; all is forgotten when there are too many.

    A hit costs one look into a dictionary, where `lru_cache` also reorders its list.
    """

    def __init__(self, make: Callable[[str], Value]):
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> Value:
        value = self._make(key)
        if len(key) > LONGEST:
            return value
        if len(self) >= MOST:
            self.clear()
        self[key] = value
        return value
