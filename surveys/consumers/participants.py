from django.http import HttpRequest

from surveys import cookies
from surveys.actions.screens import peoples_screens, persons_screens
from surveys.consumers.lines import Line
from surveys.selectors.screens import STRANGER, Listener, person_at


class PersonLine(Line):
    """To the screen of somebody who is helped, whom their cookie names."""

    def listener(self, request: HttpRequest) -> Listener:
        """The person this browser's cookie names, at the survey in the address."""
        token = cookies.helped_in(request)
        at = self.scope["url_route"]["kwargs"]
        return person_at(token, at["council"], at["survey"]) if token else STRANGER

    def groups_of(self, listener: Listener) -> list[str]:
        return [persons_screens(listener.participant_id), peoples_screens(listener.session_id)]
