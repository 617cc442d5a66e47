"""Sockets are opened by our own pages only: the page's host and the socket's are the same."""

from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier


def own_pages_only(application):
    """Deny whatever another site opens, as the check of a form's origin does for writes."""

    async def inner(scope, receive, send) -> None:
        headers = dict(scope["headers"])
        page = urlsplit(headers.get(b"origin", b"").decode("latin1")).netloc
        asked = headers.get(b"host", b"").decode("latin1")
        served = application if page and page == asked else WebsocketDenier()
        await served(scope, receive, send)

    return inner
