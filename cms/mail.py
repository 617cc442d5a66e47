"""Letters by email: one server for a whole round, and a letter that fails stops no other."""

import logging
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)

SMTP = "django.core.mail.backends.smtp.EmailBackend"
# So many letters in a row that fail mean that the server is down: the rest wait for the next round.
FAILURES_IN_A_ROW = 3


def can_be_sent() -> bool:
    """True where somebody has said which mail server to use, or mail goes to none."""
    return bool(settings.EMAIL_URL) or settings.EMAIL_BACKEND != SMTP


class Post:
    """One round of letters over one connection, which is opened by the first of them."""

    def __init__(self) -> None:
        self._server = get_connection()
        self._failed = 0

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *_problem: object) -> None:
        self._hang_up()

    @property
    def is_down(self) -> bool:
        """True once the server failed so often that this round is over."""
        return self._failed >= FAILURES_IN_A_ROW

    def send(self, *, to: str, subject: str, body: str) -> bool:
        """Hand a letter to the mail server; True only when the server took it. It never fails."""
        # Nobody's holiday message answers a machine.
        headers = {"Auto-Submitted": "auto-generated"}
        letter = EmailMessage(subject, body, None, [to], connection=self._server, headers=headers)
        try:
            self._server.open()
            taken = bool(letter.send())
        except Exception as problem:
            # Whatever ails one letter, or the server. What it says may hold an address.
            logger.error("A letter was not taken: %s", type(problem).__name__)
            taken = False
        if taken:
            self._failed = 0
        else:
            self._failed += 1
            self._hang_up()
        return taken

    def _hang_up(self) -> None:
        with suppress(Exception):
            self._server.close()
