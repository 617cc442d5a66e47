"""The way a request takes from the server to a thread and back."""

import asyncio
import os
import subprocess
import sys
import threading
from io import BytesIO

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.core.signals import request_finished
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from cms.serving import ThreadsHandler

LONG = bytes(range(256)) * 1024


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.body)


def where(request: HttpRequest) -> HttpResponse:
    return HttpResponse(threading.current_thread().name)


def a_file(request: HttpRequest) -> FileResponse:
    return FileResponse(BytesIO(LONG))


def in_parts(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(part for part in (b"one, ", b"", b"two"))


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A view that fails.")


def in_the_loop(request: HttpRequest) -> HttpResponse:
    async def name() -> str:
        return threading.current_thread().name

    return HttpResponse(async_to_sync(name)())


urlpatterns = [
    path(f"{view.__name__}/", view) for view in (echo, where, a_file, in_parts, broken, in_the_loop)
]
handler500 = "cms.views.errors.server_error"


@pytest.fixture
def ask(settings):
    """Ask a handler for a path, with a body; return the status and all of the reply."""
    settings.ROOT_URLCONF = __name__

    async def asked(way: str, body: bytes) -> tuple[int, bytes]:
        scope = {
            "type": "http",
            "method": "POST" if body else "GET",
            "path": way,
            "headers": [(b"host", b"testserver"), (b"content-type", b"text/plain")],
            "query_string": b"",
        }
        line = ApplicationCommunicator(ThreadsHandler(), scope)
        await line.send_input({"type": "http.request", "body": body[:9], "more_body": True})
        await line.send_input({"type": "http.request", "body": body[9:]})
        begun = await line.receive_output(10)
        parts = [await line.receive_output(10)]
        while parts[-1].get("more_body"):
            parts.append(await line.receive_output(10))
        await line.wait()
        return begun["status"], b"".join(part.get("body", b"") for part in parts)

    return lambda way, body=b"": asyncio.run(asked(way, body))


def test_body_that_came_in_parts_is_whole(ask, settings):
    settings.MIDDLEWARE = []

    assert ask("/echo/", LONG) == (200, LONG)


def test_view_runs_in_a_thread_that_stays(ask):
    assert ask("/where/")[1].startswith(b"request")


@pytest.mark.parametrize(
    ("way", "content"), [("/a_file/", LONG), ("/in_parts/", b"one, two")], ids=["file", "parts"]
)
def test_long_reply_is_sent_in_parts(ask, way, content):
    assert ask(way) == (200, content)


@pytest.mark.parametrize("way", ["/where/", "/a_file/", "/nowhere/"])
def test_request_is_finished_once(ask, way):
    finished = []
    request_finished.connect(hear := lambda sender, **_: finished.append(sender))

    ask(way)

    request_finished.disconnect(hear)
    assert finished == [ThreadsHandler]


@pytest.mark.django_db
def test_view_that_fails_gives_the_error_page(ask):
    status, page = ask("/broken/")

    assert status == 500
    assert b"<html" in page


def test_what_a_view_tells_the_sockets_reaches_the_loop(ask):
    assert not ask("/in_the_loop/")[1].startswith(b"request")


def test_way_in_keeps_what_it_loaded_out_of_every_look_for_rubbish():
    told = "import gc, cms.asgi; print(gc.get_freeze_count() > 50_000, gc.get_threshold()[0])"
    settings = {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}

    said = subprocess.run(
        [sys.executable, "-c", told], env=os.environ | settings, capture_output=True, check=True
    )

    assert said.stdout.split() == [b"True", b"20000"]
