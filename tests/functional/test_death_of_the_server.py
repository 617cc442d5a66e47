"""What a person saw acknowledged is on disk, though the server is killed after each page."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page, expect

from tests.functional.walk import begin, choose, go_on
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]


def same_database() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    place = f"{facts['HOST'] or '127.0.0.1'}:{facts['PORT'] or 5432}"
    return f"postgres://{facts['USER']}:{facts['PASSWORD']}@{place}/{facts['NAME']}"


class Server:
    """The platform in a process of its own, on the tests' database, that can be killed."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = ["manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": same_database()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(150):
            if self._answers():
                return
            time.sleep(0.2)
        raise TimeoutError("The server did not start.")

    def _answers(self) -> bool:
        try:
            asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
            asked.request("GET", "/health/live")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def runs(self) -> bool:
        """Whether nobody has killed it."""
        return self.process.poll() is None

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def mortal(house) -> Iterator[Server]:
    server = Server()
    yield server
    server.kill()


@pytest.fixture
def page(browser, mortal) -> Iterator[Page]:
    """A page at the server that will be killed, not at the one the other stories use."""
    context = browser.new_context(base_url=mortal.url)
    yield context.new_page()
    context.close()


def test_answers_survive_the_death_of_the_server_after_each_page(page, house, mortal, before):
    begin(page, house.at)
    for number, option in ((1, "Sometimes"), (3, "Longer")):
        page.goto(f"{house.at}q/{number}/")
        choose(page, option)
        go_on(page)

        mortal.kill()
        mortal.start()

        page.goto(f"{house.at}q/{number}/")
        expect(page.get_by_label(option, exact=True)).to_be_checked()
    response = house.responses()[-1]
    assert len(house.responses()) == len(before) + 1
    assert house.said(response) == {"together": "sometimes", "how-long": "long"}
