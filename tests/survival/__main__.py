"""Tells the story on every database there is. PEOPLE, KILLS and SEED change it."""

import os
import random

from tests.crowd.databases import databases, prepared


def main() -> None:
    seed = os.environ.get("SEED") or str(random.randrange(10**6))
    with databases() as found:
        for environment in found.values():
            prepared(environment, "tests.crowd.survey")
            prepared(environment | {"SEED": seed}, "tests.survival.once")


if __name__ == "__main__":
    main()
