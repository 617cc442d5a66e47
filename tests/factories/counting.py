from feedback.models import Count


def stored() -> dict[tuple, int]:
    """What the roll-up says."""
    rows = Count.objects.values_list(
        "survey", "month", "voice", "measure", "i_statement", "quality_statement", "number"
    )
    assert len(rows) == len({row[:-1] for row in rows})
    return {row[:-1]: row[-1] for row in rows}
