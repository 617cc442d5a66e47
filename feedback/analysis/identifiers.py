"""Everything in a text that could tell who somebody is, for a person to check and take out."""

from feedback.analysis.findings import Finding
from feedback.analysis.names import find_names
from feedback.analysis.numbers import find_numbers

# Where two readings of the same characters meet, the first of these is kept.
_PRECEDENCE = ("email", "phone", "nhs_number", "postcode", "name")


def identifiers(text: str) -> tuple[Finding, ...]:
    """Names, phones, emails, postcodes and NHS numbers, in order, none inside another."""
    found = [*find_numbers(text), *find_names(text)]
    found.sort(key=lambda one: (one.start, -one.end, _PRECEDENCE.index(one.label)))
    kept: list[Finding] = []
    for one in found:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return tuple(kept)
