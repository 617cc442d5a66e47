"""How many comments a second two read, ours and a peer, told in one line."""

from collections.abc import Sequence
from statistics import median


def line(bench: str, rates: Sequence[tuple[float, float]], n: int) -> dict[str, object]:
    """The medians of ours and the peer over rounds, and of the ratio in each; higher is better."""
    return {
        "bench": bench,
        "ours": round(median(ours for ours, _ in rates), 1),
        "peer": round(median(peer for _, peer in rates), 1),
        "ratio": round(median(ours / peer for ours, peer in rates), 3),
        "unit": "comments/s",
        "n": n,
    }
