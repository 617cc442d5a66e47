"""The server of the platform, with a bare Channels group echo beside it, on the same layer.

It also writes down when each answer was committed: what is told on a socket has no content.
"""

import json
from time import monotonic_ns

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import URLRouter
from django.urls import re_path

from cms.asgi import application as ours
from surveys.actions import responses

committed: list[tuple[int, int]] = []
save = responses._save


def save_and_note(response, *more):
    # One statement that is its own transaction: when it returns, it is committed.
    on_path = save(response, *more)
    committed.append((response.pk, monotonic_ns()))
    return on_path


responses._save = save_and_note


class Echo(AsyncWebsocketConsumer):
    """What Channels' documentation builds: whatever one says, the group hears."""

    async def connect(self) -> None:
        self.groups = [self.scope["path"].strip("/").replace("/", ".")]
        await self.channel_layer.group_add(self.groups[0], self.channel_name)
        await self.accept()

    async def receive(self, text_data=None, bytes_data=None) -> None:
        message = {"type": "echo", "text": str(monotonic_ns())}
        await self.channel_layer.group_send(self.groups[0], message)

    async def echo(self, message) -> None:
        await self.send(message["text"])


bare = URLRouter([re_path("", Echo.as_asgi())])


async def application(scope, receive, send) -> None:
    """Serve the echo below /bare/, the notes at /committed/, and the platform everywhere else."""
    path = scope.get("path", "")
    if path.startswith("/bare/"):
        await bare(scope, receive, send)
    elif path == "/committed/":
        body = json.dumps(committed).encode()
        head = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})
    else:
        await ours(scope, receive, send)
