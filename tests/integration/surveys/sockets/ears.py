"""Screens that listen, as plain as can be: what came, in order, and how the line was closed."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import wraps
from uuid import UUID

from asgiref.sync import async_to_sync, sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.layers import get_channel_layer
from django.core import signing
from django.db import transaction
from django.test import Client

from cms.asgi import application
from cms.bell import bell
from cms.models import User

READ, OVER = {"do": "read"}, {"do": "over"}
ORIGIN = "http://testserver"


class Ear(ApplicationCommunicator):
    """One socket from one browser. It is open once `heard` has told of something."""

    def __init__(self, path: str, cookies: dict[str, str] | None = None, origin: str = ORIGIN):
        crumbs = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        headers = [(b"host", b"testserver"), (b"origin", origin.encode())]
        if crumbs:
            headers.append((b"cookie", crumbs.encode()))
        super().__init__(
            application,
            {
                "type": "websocket",
                "path": path,
                "raw_path": path.encode(),
                "query_string": b"",
                "headers": headers,
                "subprotocols": [],
            },
        )

    async def opened(self) -> "Ear":
        await self.send_input({"type": "websocket.connect"})
        return self

    async def heard(self, within: float = 5) -> dict | int:
        """The next thing it is told, or the code it is closed with."""
        message = await self.receive_output(within)
        if message["type"] == "websocket.accept":
            message = await self.receive_output(within)
        if message["type"] == "websocket.close":
            assert message.get("reason", ""), message
            return message["code"]
        return json.loads(message["text"])

    async def nothing(self, during: float = 0.3) -> bool:
        """True when it is told nothing for this long."""
        return await self.receive_nothing(during)

    async def says(self, **frame) -> None:
        await self.send_input({"type": "websocket.receive", **frame})

    async def hangs_up(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.wait()


def story(told: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Tell an async story: its loop runs in another thread, the database stays in this one."""

    @wraps(told)
    def inner(*args, **kwargs) -> None:
        async def whole() -> None:
            bell.hangs_here()
            try:
                await told(*args, **kwargs)
            finally:
                others = asyncio.all_tasks() - {asyncio.current_task()}
                for task in others:
                    task.cancel()
                await asyncio.gather(*others, return_exceptions=True)
                if hasattr(layer := get_channel_layer(), "close_pools"):
                    await layer.close_pools()

        async_to_sync(whole)()

    return inner


def _committed(write: Callable[..., object], *args, **kwargs) -> object:
    """Write as a request does, and do what was to follow the commit: a test never commits."""
    before = len(transaction.get_connection().run_on_commit)
    done = write(*args, **kwargs)
    following = transaction.get_connection().run_on_commit[before:]
    del transaction.get_connection().run_on_commit[before:]
    for _, then, _robust in following:
        then()
    return done


# In the thread with the database, as a request's thread is another than the loop's.
write = sync_to_async(_committed)


def signed_in_as(user: User) -> dict[str, str]:
    """The cookies of a browser where this user has signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return cookies_of(client)


def helped_cookie(token: UUID) -> dict[str, str]:
    """The cookie of somebody who has joined."""
    return {"helped": signing.Signer(salt="surveys.helped").sign(str(token))}


def cookies_of(client: Client) -> dict[str, str]:
    """What a browser that this client stands for would send."""
    return {name: morsel.value for name, morsel in client.cookies.items()}
