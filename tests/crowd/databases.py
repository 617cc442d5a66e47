"""A database of its own for a crowd, made from nothing and thrown away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg

from tests.crowd.http import HOST
from tests.crowd.server import ROOT

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "postgres://root@127.0.0.1:5432/root")
Environment = dict[str, str]


@contextmanager
def databases() -> Iterator[dict[str, Environment]]:
    """Give the environment of each kind of database there is here, by its name.

    Without a PostgreSQL server this says so, and gives SQLite alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = {"sqlite": _environment(folder, f"sqlite:///{folder}/crowd.sqlite3")}
        try:
            server = psycopg.connect(POSTGRESQL, autocommit=True)
        except psycopg.OperationalError as problem:
            print(f"PostgreSQL was skipped: {problem}", file=sys.stderr)
            yield found
            return
        with server, _database(server) as url:
            yield found | {"postgresql": _environment(folder, url)}


@contextmanager
def _database(server: psycopg.Connection) -> Iterator[str]:
    name = f"our_say_crowd_{os.getpid()}"
    server.execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _environment(folder: str, url: str) -> Environment:
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": url,
        "VAR_DIR": folder,
        "SECRET_KEY": "a key for made-up answers that is long enough to be taken for a real one",
        "CONTACT_KEYS": "made-up",
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        # A crowd of scripts at one address, in a hurry, is what these keep out.
        "START_MIN_SECONDS": "0",
        "STARTS_PER_HOUR": "100000000",
    }


def prepared(environment: Environment, module: str) -> None:
    """Run a module that fills the database, with the settings of this environment."""
    subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, env=os.environ | environment, check=True
    )
