"""The way in for http and for sockets. The one place that may look up, to wire sockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django import setup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
setup(set_prefix=False)

from cms.serving import ThreadsHandler  # noqa: E402 - Django must be ready first

http = ThreadsHandler()

# Supported sessions add their sockets here; until then every socket is closed.
sockets = AllowedHostsOriginValidator(URLRouter([]))

application = ProtocolTypeRouter({"http": http, "websocket": sockets})
