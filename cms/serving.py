"""Serves http under asgi with a few threads that stay, one request at a time in each.

Django's own handler begins a thread for every request, and with it a new connection to the
database. Here a whole request, middleware and all, is one hop to a thread that has its
connection already. `docs/adr/0011-serving.md` says what that was measured to save.
"""

import gc
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import FileResponse, HttpResponseBase
from django.urls import set_script_prefix

# How many objects more than before are looked through for rubbish: a page makes some thousands,
# nearly all of which are gone without any looking.
OBJECTS = 20_000


def keep_what_is_loaded() -> None:
    """Never look for rubbish among what this process loaded to begin with, and seldom elsewhere."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS, 20, 50)


class ThreadsHandler(ASGIHandler):
    """Django's handler for asgi, for an application whose views are all plain functions."""

    def __init__(self) -> None:
        super().__init__()
        # asgiref's hop, not the loop's own: what a view tells the sockets finds its way back.
        in_thread = partial(
            sync_to_async,
            thread_sensitive=False,
            executor=ThreadPoolExecutor(settings.REQUEST_THREADS, "request"),
        )
        self._answered = in_thread(self._answer)
        self._next = in_thread(next)
        self._closed = in_thread(HttpResponseBase.close)

    def load_middleware(self, is_async: bool = False) -> None:
        """Build the chain for threads: nothing in it hops to the event loop and back."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope, receive, send) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        response = await self._answered(scope, body)
        if not response.streaming:
            await self.send_response(response, send)
            return
        if not response.is_async:
            response.streaming_content = self._parts(response.streaming_content)
        try:
            await self.send_response(response, send)
        finally:
            await self._closed(response)

    def _answer(self, scope, body) -> HttpResponseBase:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, response = self.create_request(scope, body)
        if request is None:
            body.close()
        else:
            response = self.get_response(request)
            response._handler_class = self.__class__
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.streaming:
            response.close()
        return response

    async def _parts(self, parts: Iterator[bytes]) -> AsyncIterator[bytes]:
        while (part := await self._next(parts, None)) is not None:
            yield part
