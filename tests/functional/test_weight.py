"""What a question page costs somebody whose phone pays by the megabyte (F5)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from frontend.pictures import bank
from tests.functional.test_death_of_the_server import same_database
from tests.functional.walk import begin
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]

WORDS, EVERYTHING, REQUESTS = 20_000, 60_000, 6
# The editor's own files are on no page that a person answers.
NOT_ASKED = ["wagtail*", "admin*", "rest_framework*", "drf_spectacular*"]


@pytest.fixture(scope="module")
def hosted(house, tmp_path_factory) -> Iterator[str]:
    """The address of a server as a host runs it: files named by content and compressed."""
    port = free_port()
    known = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.functional.as_hosted",
        "DATABASE_URL": same_database(),
        "VAR_DIR": str(settings.VAR_DIR),
        "STATIC_ROOT": str(tmp_path_factory.mktemp("static")),
        "SECRET_KEY": settings.SECRET_KEY,
        "CONTACT_KEYS": "test-salt",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    run = {"cwd": settings.BASE_DIR, "env": known, "stdout": subprocess.DEVNULL}
    ignored = [word for pattern in NOT_ASKED for word in ("-i", pattern)]
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", *ignored]
    subprocess.run(collect, check=True, **run)
    serve = [sys.executable, "-m", "uvicorn", "cms.asgi:application", f"--port={port}"]
    process = subprocess.Popen(serve, stderr=subprocess.DEVNULL, **run)
    _wait_for(port)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def _wait_for(port: int) -> None:
    for _ in range(150):
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asking:
            try:
                asking.request("GET", "/health/live")
                asking.getresponse().read()
                return
            except OSError:
                time.sleep(0.2)
    raise TimeoutError("The server did not start.")


@pytest.fixture
def page(browser, hosted) -> Iterator[Page]:
    context = browser.new_context(base_url=hosted)
    yield context.new_page()
    context.close()


def weighed(page: Page) -> list[tuple[str, str, int]]:
    """Load the page again with nothing kept; return each answer's address, type and bytes."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.clearBrowserCache")
    answers: dict[str, tuple[str, str]] = {}
    bytes_of: dict[str, int] = {}
    network.on(
        "Network.responseReceived",
        lambda event: answers.update(
            {event["requestId"]: (event["response"]["url"], event["type"])}
        ),
    )
    network.on(
        "Network.loadingFinished",
        lambda event: bytes_of.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.reload(wait_until="networkidle")
    # What a session of the protocol tells may come after the page itself has settled.
    for _ in range(100):
        if answers.keys() <= bytes_of.keys():
            break
        page.wait_for_timeout(50)
    return [
        (*answer, int(bytes_of.get(request, 0)))
        for request, answer in answers.items()
        if not answer[0].startswith("data:")
    ]


def test_first_question_page_is_light_for_a_cold_browser(page, hosted, house):
    begin(page, house.at)

    answers = weighed(page)

    words = sum(size for _, kind, size in answers if kind != "Image")
    everything = sum(size for *_, size in answers)
    heaviest_picture = max(picture.path.stat().st_size for picture in bank().values())
    assert {kind for _, kind, _ in answers} >= {"Document", "Stylesheet", "Script"}
    assert all(size > 0 for *_, size in answers), answers
    assert all(url.startswith(hosted) for url, *_ in answers), answers
    assert len(answers) <= REQUESTS, answers
    assert words <= WORDS, answers
    assert everything + heaviest_picture <= EVERYTHING, answers


def test_words_and_layout_hold_when_no_picture_arrives(page, house):
    page.route("**/*", lambda route: _all_but_pictures(route))
    page.set_viewport_size({"width": 320, "height": 640})

    begin(page, house.at)

    for answer in ("Yes", "Sometimes", "No", "I don’t know", "I don’t want to say"):
        expect(page.get_by_label(answer, exact=True)).to_be_visible()
        expect(page.locator("label").get_by_text(answer, exact=True)).to_be_visible()
    wider = "document.scrollingElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wider) <= 0


def _all_but_pictures(route) -> None:
    asked = route.request
    if asked.resource_type == "image" or asked.url.endswith(".svg"):
        route.abort()
    else:
        route.continue_()
