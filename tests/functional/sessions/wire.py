"""A line from one browser to the server: it keeps every byte that came, and it can be cut."""

import re
import socket
import threading
from contextlib import suppress

SQUEEZED = re.compile(rb"\r\naccept-encoding:[^\r]*", re.I)
EXTENSIONS = re.compile(rb"\r\nsec-websocket-extensions:[^\r]*", re.I)

UPGRADE = re.compile(rb"\r\nupgrade: *websocket", re.I)


class Wire:
    """Carries bytes between a browser and the server at `port`.

    Nothing is compressed on it, so that `came` holds words as they are: pages, files, and what is
    told on sockets.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.came = bytearray()
        self.is_cut = self.refuses_sockets = False
        self.lines: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()

    def brought(self, words: str) -> bool:
        """True when these words ever came to the browser."""
        return words.encode() in self.came

    def cut(self) -> None:
        """Break every line, and let no new one through until it is mended."""
        self.is_cut = True
        for line in list(self.lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self.cut()
        with suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.door.accept()
                threading.Thread(target=self._join, args=(browser,), daemon=True).start()

    def _join(self, browser: socket.socket) -> None:
        with browser, suppress(OSError):
            if self.is_cut:
                return
            with socket.create_connection(("127.0.0.1", self.port)) as server:
                self.lines |= {browser, server}
                there = threading.Thread(target=self._carry, args=(browser, server, self._plain))
                there.start()
                self._carry(server, browser, self._keep)
                there.join()
                self.lines -= {browser, server}

    def _carry(self, giver: socket.socket, taker: socket.socket, seen) -> None:
        with suppress(OSError):
            while came := giver.recv(65_536):
                taker.sendall(seen(came))
        for line in (giver, taker):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _keep(self, came: bytes) -> bytes:
        self.came += came
        return came

    def _plain(self, asked: bytes) -> bytes:
        if self.refuses_sockets and UPGRADE.search(asked):
            raise ConnectionRefusedError
        return EXTENSIONS.sub(b"", SQUEEZED.sub(b"", asked))
