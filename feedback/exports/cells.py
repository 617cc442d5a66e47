"""Cells that a spreadsheet shows and never runs."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str | int) -> str | int:
    """Return the cell; words that a spreadsheet would take for a formula get an apostrophe."""
    if isinstance(cell, str) and cell.startswith(DANGEROUS):
        return f"'{cell}"
    return cell
