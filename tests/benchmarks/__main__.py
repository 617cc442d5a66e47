"""Runs every benchmark against its peer, in turn, and prints one JSON line each.

Each compares the same work on the same machine. Quote the ratio: the machine is not always the
same, and neither is its mood. Milliseconds: lower is better. A second: higher is better.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from statistics import median
from time import perf_counter

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"


@dataclass(frozen=True, slots=True)
class Bench:
    """One comparison: two callables that do the same work, and how often to run the pair."""

    name: str
    ours: Callable[[], object]
    peer: Callable[[], object]
    rounds: int = 15


def run(bench: Bench) -> dict[str, object]:
    """Run ours and the peer in turn; medians in milliseconds, and the median of the ratios."""
    bench.ours(), bench.peer()
    pairs = [(_timed(bench.ours), _timed(bench.peer)) for _ in range(bench.rounds)]
    return {
        "bench": bench.name,
        "ours": round(median(ours for ours, _ in pairs) * 1000, 3),
        "peer": round(median(peer for _, peer in pairs) * 1000, 3),
        "ratio": round(median(ours / peer for ours, peer in pairs), 3),
        "unit": "ms",
        "n": bench.rounds,
    }


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def main() -> None:
    import django
    from django.test.utils import setup_test_environment, teardown_test_environment

    django.setup()
    from django.test.runner import DiscoverRunner

    from tests.benchmarks import analysis, answering, fanout, full_tier, pages, workers

    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        for bench in pages.benches():
            print(json.dumps(run(bench)), flush=True)
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()
    later = (analysis, full_tier, answering, fanout, workers)
    for line in chain.from_iterable(module.lines() for module in later):
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
