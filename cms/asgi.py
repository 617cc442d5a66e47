"""The way in for http and for sockets. The one place that may look up, to wire sockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

http = get_asgi_application()

# Supported sessions add their sockets here; until then every socket is closed.
sockets = AllowedHostsOriginValidator(URLRouter([]))

application = ProtocolTypeRouter({"http": http, "websocket": sockets})
