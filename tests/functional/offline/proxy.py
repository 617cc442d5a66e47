"""A line between a browser and the server that breaks when, and where, a test says so."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PASS, REFUSE = "pass", "answer 500"
# Both after the server has stored what was sent.
LOSE, HANG = "lose half of the answer", "never answer"
LONGER_THAN_ANYBODY_WAITS = 30
HOPS = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Line:
    """Everything asked at `url` is asked of the server at `port`; `sends` counts what was sent."""

    def __init__(self, port: int) -> None:
        self.port, self.sends = port, 0
        self.broken = False
        self.fate: Callable[[int], str] = lambda _number: PASS
        self.lock = threading.Lock()
        line = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                line.carry(self, PASS)

            def do_POST(self) -> None:
                line.carry(self, line.next_fate() if self.path.endswith("/send/") else PASS)

            def log_message(self, *_words: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next_fate(self) -> str:
        """What becomes of the next thing that is sent."""
        with self.lock:
            self.sends += 1
            return self.fate(self.sends)

    def carry(self, asked: BaseHTTPRequestHandler, fate: str) -> None:
        """Take a question to the server and its answer back, unless fate is against it."""
        if self.broken:
            return _hang_up(asked)
        body = asked.rfile.read(int(asked.headers.get("Content-Length") or 0))
        if fate == REFUSE:
            return _answer(asked, 500, {"Content-Type": "text/html"}, b"Sorry")
        try:
            status, headers, found = self._asked(asked, body)
        except (OSError, http.client.HTTPException):
            found = None
        if found is None:
            return _hang_up(asked)
        if fate == HANG:
            time.sleep(LONGER_THAN_ANYBODY_WAITS)
            return _hang_up(asked)
        with suppress(BrokenPipeError, ConnectionResetError):
            _answer(asked, status, headers, found, told=len(found) // 2 if fate == LOSE else None)
        return _hang_up(asked) if fate == LOSE else None

    def _asked(self, asked: BaseHTTPRequestHandler, body: bytes):
        behind = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            behind.request(asked.command, asked.path, body or None, dict(asked.headers.items()))
            reply = behind.getresponse()
            headers = [pair for pair in reply.getheaders() if pair[0].lower() not in HOPS]
            return reply.status, headers, reply.read()
        finally:
            behind.close()

    def cut(self) -> None:
        """There is no network from now on."""
        self.broken = True

    def mend(self) -> None:
        """There is a network again."""
        self.broken = False

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _hang_up(asked: BaseHTTPRequestHandler) -> None:
    asked.close_connection = True
    with suppress(OSError):
        asked.connection.shutdown(socket.SHUT_RDWR)


def _answer(
    asked: BaseHTTPRequestHandler, status: int, headers, body: bytes, told: int | None = None
) -> None:
    pairs = headers.items() if isinstance(headers, dict) else headers
    asked.send_response_only(status)
    for name, value in pairs:
        asked.send_header(name, value)
    asked.send_header("Content-Length", str(len(body)))
    asked.end_headers()
    asked.wfile.write(body[:told])


def lines_of(port: int) -> Iterator[Line]:
    """Give one line, and take it down afterwards."""
    line = Line(port)
    yield line
    line.close()
