"""Who reads what is read now."""

from django.conf import settings

from feedback.analysis import Analyser, Reader, reader


def current_reader() -> Reader:
    """Who reads for this installation's tier, or for the tier below where that cannot be used."""
    return reader(settings.ANALYSIS_TIER)


def current_analyser() -> Analyser:
    """Who reads what is read now. A result may still name another, who stood in for it."""
    return current_reader().analyser


def tier_reads() -> bool:
    """Whether the tier that this installation asks for can be used, or a lower one stands in."""
    return current_analyser().tier == settings.ANALYSIS_TIER
