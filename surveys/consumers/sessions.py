from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from cms.bell import screens_of_user
from surveys.actions.screens import supporters_screens
from surveys.consumers.lines import Line
from surveys.selectors.screens import Listener, supporter_at

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


class SupporterLine(Line):
    """To the screen of who runs a session, and to the shared one: somebody signed in."""

    def listener(self, request: HttpRequest) -> Listener:
        """The user of the browser's sign-in, if this session is theirs to run, now."""
        request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
        at = self.scope["url_route"]["kwargs"]
        return supporter_at(get_user(request), at["council"], at["session"])

    def groups_of(self, listener: Listener) -> list[str]:
        return [supporters_screens(listener.session_id), screens_of_user(listener.user_id)]
