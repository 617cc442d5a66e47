"""What a pattern finds in a text, as identifiers."""

import re
from collections.abc import Iterator

from feedback.analysis.findings import Finding


def matches(
    pattern: re.Pattern[str], label: str, confidence: float, text: str, *, group: int = 0
) -> Iterator[Finding]:
    """An identifier of that label wherever the pattern, or a group of it, is found."""
    for match in pattern.finditer(text):
        yield Finding("identifier", label, match.start(group), match.end(group), confidence)
