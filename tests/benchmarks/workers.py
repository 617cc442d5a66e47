"""A backlog of comments that a newer version has to read: two Celery workers beside one.

Real workers, one task at a time each, on PostgreSQL and Redis. They share the machine's processors
with both of these: where there are two, two workers leave nothing idle.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import psycopg

from tests.benchmarks.fanout import REDIS, has_redis
from tests.benchmarks.rates import line
from tests.crowd.databases import Environment, databases, prepared
from tests.crowd.server import ROOT

COMMENTS = int(os.environ.get("BACKLOG", "18000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
PATIENCE = 600
BEGUN = "SELECT min(begun_at) FROM feedback_analysisrun"
WAITING = "SELECT count(*) FROM feedback_analysisbatch WHERE taken_at IS NULL"
TOOK = "SELECT extract(epoch FROM max(taken_at) - %s) FROM feedback_analysisbatch"
CLEAR = """
    DELETE FROM feedback_sentiment; DELETE FROM feedback_personaldetail;
    DELETE FROM feedback_tag; DELETE FROM feedback_analysis;
    DELETE FROM feedback_analysisbatch; DELETE FROM feedback_analysisrun;
    DELETE FROM feedback_concernalert; DELETE FROM feedback_concern;
    UPDATE feedback_comment SET state = 'waiting';
"""


def lines() -> Iterator[dict[str, object]]:
    """Measure on PostgreSQL and Redis, where there are both."""
    with databases() as found:
        if "postgresql" not in found or not has_redis():
            return
        environment = found["postgresql"] | {"REDIS_URL": REDIS, "TASKS": "celery"}
        prepared(environment, "tests.crowd.survey")
        prepared(environment | {"BACKLOG": str(COMMENTS)}, "tests.benchmarks.backlog")
        rates = [(_rate(environment, 2), _rate(environment, 1)) for _ in range(ROUNDS)]
        yield line("analyse_workers", rates, COMMENTS * ROUNDS)


def _rate(environment: Environment, workers: int) -> float:
    """How many comments a second so many workers read, who are ready when the run begins."""
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        database.execute(CLEAR)
        with _workers(environment, workers):
            _command(environment, "--workers", str(workers))
            until = time.monotonic() + PATIENCE
            while database.execute(WAITING).fetchone() != (0,):
                assert time.monotonic() < until, "The workers did not finish."
                time.sleep(0.05)
            (begun,) = database.execute(BEGUN).fetchone()
            (took,) = database.execute(TOOK, [begun]).fetchone()
    return COMMENTS / float(took)


def _command(environment: Environment, *options: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "analyse_again", *options],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def _workers(environment: Environment, number: int) -> Iterator[None]:
    """So many worker processes, which are waited for until each says that it is ready."""
    options = ["--pool=solo", "--concurrency=1", "--loglevel=info", "--without-mingle"]
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "cms", "worker", *options, f"-n{one}@bench"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for one in range(number)
    ]
    try:
        for process in begun:
            assert any("ready." in line for line in process.stderr), "A worker did not start."
            # A worker whose words nobody reads any more stops in the middle of one.
            Thread(target=process.stderr.read, daemon=True).start()
        yield
    finally:
        for process in begun:
            process.kill()
            process.wait()
