"""The full tier of the analysis beside the rate and the memory it must keep to.

A process of its own reads the comments one by one, as a worker does, with Django set up, and says
how many it read a second and how much memory it held at most.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from tests.crowd.server import ROOT

RATE, MEMORY = 300, 400  # comments a second at least, MB at most
ROUNDS = 5
KB = 1024


def lines() -> Iterator[dict[str, object]]:
    """`analyse_full`: comments a second, as a part of those wanted; and the memory it took."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.full_tier"],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)
    for name, ours, limit, unit in (
        ("analyse_full", found["rate"], RATE, "comments/s"),
        ("analyse_full_memory", found["memory"], MEMORY, "MB"),
    ):
        yield {
            "bench": name,
            "ours": round(ours, 1),
            "peer": limit,
            "ratio": round(ours / limit, 3),
            "unit": unit,
            "n": found["n"],
        }


def measure() -> None:
    """Read the demonstration's comments over and over, and print what that took."""
    _without_what_only_developers_have()
    import django

    django.setup()
    from feedback.analysis import reader
    from feedback.demonstration import content

    by = reader("full")
    assert by.analyser.tier == "full", "The full tier cannot be used on this machine."
    texts = [comment.text for comment in content.comments()]
    _rate(by, texts)
    rate = median(_rate(by, texts) for _ in range(ROUNDS))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB
    print(json.dumps({"rate": rate, "memory": memory, "n": len(texts) * ROUNDS}))


def _without_what_only_developers_have() -> None:
    """TextBlob's nltk loads these where it finds them, 80 MB that no council's host has."""
    sys.modules.update(dict.fromkeys(("scipy", "sklearn")))


def _rate(by, texts: list[str]) -> float:
    began = perf_counter()
    for text in texts:
        by.read(text)
    return len(texts) / (perf_counter() - began)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    measure()
