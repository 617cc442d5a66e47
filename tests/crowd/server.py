"""The real server, as production starts it, in processes of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path

from tests.ports import free_port, is_free

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
SECONDS_TO_START = 60
SECONDS_TO_END = 30
# As docs/running.md tells hosts to start it.
SOCKETS = ["--ws-max-size=1024", "--ws-max-queue=1", "--ws-per-message-deflate=false"]


class Server:
    """uvicorn with its workers on one database; it can be killed and started again."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        application: str = "cms.asgi:application",
        live: str = "/health/live",
        workers: int = WORKERS,
    ) -> None:
        self.port = free_port()
        self.environment = os.environ | dict(environment)
        self.application, self.live, self.workers = application, live, workers
        self.start()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it, and return when it answers."""
        options = ["--workers", str(self.workers), "--port", str(self.port), "--no-access-log"]
        options += SOCKETS
        self.process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", self.application, "--log-level=error", *options],
            cwd=ROOT,
            env=self.environment,
            # A group of its own, so that the workers die at the same instant.
            start_new_session=True,
        )
        until = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if (ended := self.process.poll()) is not None:
                raise ChildProcessError(f"The server ended with {ended} instead of starting.")
            if time.monotonic() > until:
                self.kill()
                raise TimeoutError("The server did not start.")
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill it and its workers with no warning (SIGKILL); return when the port is free again."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        # A worker still being taken down holds the port, and its successor could not have it.
        until = time.monotonic() + SECONDS_TO_END
        while not is_free(self.port):
            if time.monotonic() > until:
                raise TimeoutError("The server's port did not become free.")
            time.sleep(0.01)

    def _answers(self) -> bool:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asked.request("GET", self.live, headers={"X-Forwarded-Proto": "https"})
            return asked.getresponse().status < 500
        except OSError:
            return False
        finally:
            asked.close()
