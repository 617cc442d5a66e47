"""Everything whose time is over, deleted in one go. Run every day."""

from datetime import date

from surveys.actions.retention import retain_surveys


def retain(today: date) -> dict[str, int]:
    """Delete what was kept long enough, and say how much of each kind that was."""
    return retain_surveys(today)
