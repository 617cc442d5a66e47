"""A line to one screen. It only tells: "read again", or that the help is over."""

import asyncio
import json
import logging
from collections import Counter
from time import monotonic
from typing import ClassVar

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.http import HttpRequest, parse_cookie
from redis.exceptions import RedisError

from cms.bell import PATIENT
from surveys.selectors.screens import Listener, Standing

logger = logging.getLogger(__name__)

READ, OVER = json.dumps({"do": "read"}), json.dumps({"do": "over"})
# Codes from 4000 on are an application's own; frontend/session.js knows these.
SPOKE, STRANGER, IS_OVER, TOO_MANY, LATER = 4400, 4404, 4410, 4429, 1013
REASONS = {
    SPOKE: "Nothing may be sent on this line.",
    STRANGER: "There is no such session for you.",
    IS_OVER: "The help is over.",
    TOO_MANY: "Too many windows are open.",
    LATER: "Not now. Try again later.",
}
# Seconds after which who hears is looked up again, at the next thing that is told.
LOOK_EVERY = 10.0
# How many windows with the same page somebody may have open.
WINDOWS = 8


class Line(AsyncWebsocketConsumer):
    """One socket. Who is at it is looked up when it opens, when a right or the help may have
    ended, and else now and then: what it tells has no content.
    """

    windows: ClassVar[Counter[str]] = Counter()

    def listener(self, request: HttpRequest) -> Listener:
        """Say who asks, in a thread that may use the database."""
        raise NotImplementedError

    def groups_of(self, listener: Listener) -> list[str]:
        """The groups whose rings this listener hears, its own first."""
        raise NotImplementedError

    async def __call__(self, scope, receive, send) -> None:
        """Serve the socket; when the channel layer fails, close it: the page will come back."""
        self.is_closed = False
        try:
            await super().__call__(scope, receive, send)
        except (RedisError, TimeoutError):
            await self.close(LATER)
        finally:
            self._leave()

    async def dispatch(self, message) -> None:
        """As channels does, without a hop to a thread for what needs no database."""
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def connect(self) -> None:
        await self.accept()
        listener = await self._look()
        if listener.standing is Standing.HEARS:
            await self._enter(self.groups_of(listener))
        await self._tell(listener)

    async def disconnect(self, code) -> None:
        self.is_closed = True

    async def ring(self, _message) -> None:
        """Something has changed: say so at once, and look only now and then who hears it."""
        if self.is_closed:
            return
        await self.send(READ)
        if monotonic() > self.looked_at + LOOK_EVERY:
            listener = await self._look()
            if listener.standing is not Standing.HEARS:
                await self._tell(listener)

    async def look(self, _message) -> None:
        """A right may be gone, or the help over: find out, and say so."""
        await self._tell(await self._look())

    async def receive(self, text_data=None, bytes_data=None) -> None:
        await self.close(SPOKE)

    async def close(self, code=None, reason=None) -> None:
        """Close once, with a reason that a developer can read."""
        if self.is_closed:
            return
        self.is_closed = True
        if code != IS_OVER:
            logger.warning("A socket was closed with %s: %s", code, REASONS[code])
        await super().close(code, REASONS[code])

    async def _tell(self, listener: Listener) -> None:
        if self.is_closed:
            return
        if listener.standing is Standing.HEARS:
            await self.send(READ)
        elif listener.standing is Standing.IS_OVER:
            await self.send(OVER)
            await self.close(IS_OVER)
        else:
            await self.close(STRANGER)

    async def _look(self) -> Listener:
        self.looked_at = monotonic()
        return await database_sync_to_async(self.listener)(self._request())

    def _request(self) -> HttpRequest:
        request = HttpRequest()
        cookies = (value for name, value in self.scope["headers"] if name == b"cookie")
        request.COOKIES = parse_cookie("; ".join(value.decode("latin1") for value in cookies))
        return request

    async def _enter(self, groups: list[str]) -> None:
        if self.windows[groups[0]] >= WINDOWS:
            await self.close(TOO_MANY)
            return
        self.windows[groups[0]] += 1
        self.groups = groups
        async with asyncio.timeout(PATIENT):
            for group in groups:
                await self.channel_layer.group_add(group, self.channel_name)

    def _leave(self) -> None:
        for group in self.groups[:1]:
            self.windows[group] -= 1
            if not self.windows[group]:
                del self.windows[group]
