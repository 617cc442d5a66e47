"""The way in for http and for sockets. The one place that may look up, to wire sockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django import setup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
setup(set_prefix=False)

from cms import clock  # noqa: E402 - Django must be ready first
from cms.bell import bell  # noqa: E402
from cms.origins import own_pages_only  # noqa: E402
from cms.serving import ThreadsHandler, keep_what_is_loaded  # noqa: E402
from surveys.consumers.addresses import addresses  # noqa: E402

ways = ProtocolTypeRouter(
    {
        "http": ThreadsHandler(),
        "websocket": AllowedHostsOriginValidator(own_pages_only(URLRouter(addresses))),
    }
)


async def application(scope, receive, send) -> None:
    """Serve one request or socket. Whatever is told to sockets is told in this loop."""
    bell.hangs_here()
    await ways(scope, receive, send)


keep_what_is_loaded()
clock.start()
