"""What must never be shown as Making it Real."""

from collections.abc import Iterator
from typing import Any

from themes.wording import plain

# Marked “Not authentic TLAP statement” by CQC in its own draft (rule 20).
NOT_AUTHENTIC = (
    "If my treatment, including medication, must change, I know why and am involved in the "
    "decision.",
    "I am encouraged and enabled to feed back about my care in ways that work for me and I know "
    "how it was acted on.",
)


def authenticity_problems(making_it_real: dict[str, Any]) -> Iterator[str]:
    """A sentence for each statement or variant that CQC itself says is not TLAP's."""
    refused = {plain(text) for text in NOT_AUTHENTIC}
    for row in making_it_real["i_statements"]:
        wordings = [row["text"], *(variant["text"] for variant in row["variants"])]
        if any(plain(wording) in refused for wording in wordings):
            yield (
                f"The I statement “{row['id']}” is marked by CQC as not an authentic "
                "TLAP statement, so it cannot be loaded as Making it Real."
            )
