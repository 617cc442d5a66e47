"""Real processes: a write reaches sockets of its own process, and through Redis of every other."""

import os
import time
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from surveys.actions.sessions import end_session
from surveys.models import SupportedSession
from tests.functional.house import House
from tests.functional.sessions.served import Served
from tests.integration.surveys.sockets.ears import helped_cookie

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]

# Redis drops a socket after five idle seconds unless it is told not to. `make idle-sockets` waits
# for minutes.
IDLE = float(os.environ.get("IDLE", "8"))
READ, OVER = '{"do": "read"}', '{"do": "over"}'


def line(served: Served, path: str, cookies: dict[str, str], **more) -> ClientConnection:
    crumbs = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return connect(
        f"{served.url.replace('http', 'ws')}{path}",
        additional_headers={"Cookie": crumbs},
        **{"origin": served.url, "compression": None} | more,
    )


def supporters_line(served: Served, session: SupportedSession) -> ClientConnection:
    client = Client()
    client.force_login(session.supporter, "django.contrib.auth.backends.ModelBackend")
    cookies = {settings.SESSION_COOKIE_NAME: client.session.session_key}
    path = f"/sockets/sessions/{session.council.slug}/{session.pk}/"
    return line(served, path, cookies)


def join(served: Served, session: SupportedSession) -> None:
    """Join over HTTP, at this server."""
    browser = build_opener(HTTPCookieProcessor())
    page = browser.open(f"{served.url}/join/?code={session.code}").read().decode()
    fields = {
        name: page.partition(f'name="{name}" value="')[2].partition('"')[0]
        for name in ("csrfmiddlewaretoken", "code", "key")
    }
    browser.open(Request(f"{served.url}/join/", urlencode(fields).encode()))


def test_write_reaches_a_socket_of_the_same_process(served, start):
    session = start()
    with supporters_line(served, session) as heard:
        assert heard.recv(timeout=10) == READ

        join(served, session)

        assert heard.recv(timeout=10) == READ


@pytest.fixture(scope="module")
def two(house):
    if not settings.REDIS_URL:
        pytest.skip("Sockets between processes need Redis; `make test-services` tells this there.")
    both = Served(), Served()
    yield both
    for served in both:
        served.stop()


def test_write_in_one_process_reaches_a_socket_in_the_other_however_long_it_was_idle(two, start):
    one, other = two
    session = start("group")
    with supporters_line(one, session) as heard:
        assert heard.recv(timeout=10) == READ

        for _ in range(2):
            time.sleep(IDLE)
            join(other, session)

            assert heard.recv(timeout=10) == READ


def test_end_in_a_command_reaches_sockets_of_a_server(two, start, house):
    session = start()
    with supporters_line(two[0], session) as heard:
        heard.recv(timeout=10)

        end_elsewhere(session, house)

        assert heard.recv(timeout=10) == OVER
        with pytest.raises(ConnectionClosed) as closed:
            heard.recv(timeout=10)
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4410, "The help is over.")


def end_elsewhere(session: SupportedSession, house: House) -> None:
    with scope(council=house.council):
        end_session(session=session, by=None)


@pytest.mark.parametrize(
    ("said", "code"),
    [("x", 4400), (b"\x00", 4400), ("x" * 1025, 1009), ("x" * 5_000_000, 1009)],
    ids=["word", "bytes", "over the limit", "oversized"],
)
def test_whatever_is_sent_closes_the_line_and_the_server_goes_on(served, start, said, code):
    session = start()
    with supporters_line(served, session) as heard:
        heard.recv(timeout=10)
        with pytest.raises(ConnectionClosed) as closed:
            heard.send(said)
            heard.recv(timeout=10)
    # What is still on its way when the server closes may break the line before the reason is read.
    assert getattr(closed.value.rcvd, "code", 1009) == code
    with supporters_line(served, session) as again:
        assert again.recv(timeout=10) == READ


def test_other_site_gets_no_socket(served, house):
    with pytest.raises(InvalidStatus) as refused:
        line(served, f"{house.at}help/socket/", {}, origin="https://evil.example")
    assert refused.value.response.status_code == 403


def test_forged_cookie_is_told_why(served, house):
    heard = line(served, f"{house.at}help/socket/", helped_cookie(uuid4()))
    with heard, pytest.raises(ConnectionClosed) as closed:
        heard.recv(timeout=10)
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (
        4404,
        "There is no such session for you.",
    )
