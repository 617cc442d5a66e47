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
        if is_free(port):
            return port
    raise OSError("No port is free.")


def is_free(port: int) -> bool:
    """Whether a server could take this port now, also just after another one left it."""
    with socket.socket() as tried:
        # As servers ask for it: connections that have ended do not keep it from them.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
