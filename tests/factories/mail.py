"""Mail servers that fail, and what was handed to the one that does not."""

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

# Addresses the server refuses; "*" is every one of them.
REFUSED: set[str] = set()


class Refusing(EmailBackend):
    """Takes letters as the tests' usual server does, but for the addresses in `REFUSED`."""

    def send_messages(self, messages) -> int:
        for message in messages:
            if "*" in REFUSED or REFUSED & set(message.to):
                raise ConnectionResetError(f"No {message.to}")
        return super().send_messages(messages)


def addressed() -> list[str]:
    """Whom letters were handed over for, in order."""
    return [to for letter in mail.outbox for to in letter.to]
