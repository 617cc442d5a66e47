"""The addresses of sockets. Each is closed with a reason, also where there is nothing."""

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import path, re_path

from surveys.consumers.lines import REASONS, STRANGER
from surveys.consumers.participants import PersonLine
from surveys.consumers.sessions import SupporterLine


class Nothing(AsyncWebsocketConsumer):
    """An address that leads nowhere."""

    async def connect(self) -> None:
        await self.accept()
        await self.close(STRANGER, REASONS[STRANGER])


addresses = [
    path("sockets/sessions/<slug:council>/<int:session>/", SupporterLine.as_asgi()),
    path("<slug:council>/<slug:survey>/help/socket/", PersonLine.as_asgi()),
    re_path("", Nothing.as_asgi()),
]
