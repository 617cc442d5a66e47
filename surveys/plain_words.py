"""Plain words, by rule 23: how long the sentences of an easy-read text are."""

import re

WARN_OVER = 15
BLOCK_OVER = 20

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")


def sentences(text: str) -> list[str]:
    """Split a text at full stops, question marks, exclamation marks, colons and new lines."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def longest_sentence(text: str) -> int:
    """Return how many words the longest sentence has; 0 for an empty text."""
    return max((len(sentence.split()) for sentence in sentences(text)), default=0)
