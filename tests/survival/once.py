"""Tells the story on the database that the environment names, and prints one JSON line."""

import json
import os
import sys

import django
from django.db import connection

from tests.crowd.server import Server
from tests.crowd.survey import AT
from tests.survival.story import outcome_of

PEOPLE = int(os.environ.get("PEOPLE", "200"))
KILLS = int(os.environ.get("KILLS", "8"))


def main() -> None:
    django.setup()
    with Server({}) as server:
        outcome = outcome_of(server, AT, people=PEOPLE, kills=KILLS, seed=int(os.environ["SEED"]))
    print(json.dumps({"survived_on": connection.vendor} | outcome.as_line()), flush=True)
    if outcome.problems:
        sys.exit(1)


if __name__ == "__main__":
    main()
