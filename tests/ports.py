"""Ports for servers of the tests' own."""

import random
import socket
from typing import Final

# Below those from which the system lends ports to whoever connects: a server that is killed and
# started again finds its own still free.
LENT_TO_NOBODY: Final = range(15_000, 32_000)


def free_port() -> int:
    """A port of this machine where nobody listens. Raises OSError where none is found."""
    for _ in range(50):
        port = random.choice(LENT_TO_NOBODY)
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise OSError("No port is free.")
