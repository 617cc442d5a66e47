"""The platform as a host runs it, in processes of its own, on the tests' database."""

import os
import subprocess
import sys
import time
from http.client import HTTPConnection

from django.conf import settings

from tests.crowd.server import SOCKETS
from tests.functional.test_death_of_the_server import same_database
from tests.ports import free_port

SECONDS_TO_START = 60


class Served:
    """uvicorn with one process, and its address."""

    def __init__(self, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        known = {
            "DJANGO_SETTINGS_MODULE": "tests.functional.as_served",
            "DATABASE_URL": same_database(),
            "VAR_DIR": str(settings.VAR_DIR),
        }
        serve = ["uvicorn", "cms.asgi:application", f"--port={self.port}", "--log-level=error"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *serve, "--lifespan=off", *SOCKETS],
            cwd=settings.BASE_DIR,
            env=os.environ | known | environment,
        )
        until = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            assert time.monotonic() < until, "The server did not start."
            time.sleep(0.2)

    def _answers(self) -> bool:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", "/health/live")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
