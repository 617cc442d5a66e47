"""Open lines to one server, each carrying one person at a time; one process, no threads."""

import selectors
import socket
from collections.abc import Callable, Generator, Iterable, Iterator
from time import monotonic

from tests.crowd.http import Reply, taken_from

# Gives requests and is given their replies, until the person has finished.
Journey = Generator[bytes, Reply, None]
PAUSE = 0.1


class Line:
    """One connection, kept open from person to person."""

    def __init__(self, port: int, journey: Journey) -> None:
        self.port = port
        self.journey = journey
        self.socket: socket.socket | None = None
        self.received = bytearray()
        self.waits_until = 0.0
        self.asked = next(journey)

    def ask(self) -> None:
        """Send what this person asks for; after a broken line, the very same bytes again."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(self.asked)

    def hear(self) -> Reply | None:
        """Take in what came; a whole reply is returned."""
        assert self.socket is not None
        came = self.socket.recv(262_144)
        if not came:
            raise ConnectionResetError("The server hung up.")
        self.received += came
        return taken_from(self.received)

    def hang_up(self) -> None:
        if self.socket is not None:
            self.socket.close()
        self.socket = None
        self.received.clear()


class Crowd:
    """Sends people on their journeys over so many lines at once.

    A patient crowd asks again when a line breaks, as a browser's "reload" does; another one
    raises what broke it. `between` is called after every reply.
    """

    def __init__(
        self,
        port: int,
        journeys: Iterable[Journey],
        *,
        lines: int,
        patient: bool = False,
        between: Callable[[], None] = lambda: None,
    ) -> None:
        self.port = port
        self.journeys: Iterator[Journey] = iter(journeys)
        self.patient = patient
        self.between = between
        self.replies = 0
        self.broken = 0
        self.resting: list[Line] = []
        self.ready = selectors.DefaultSelector()
        self.lines = lines

    def walk(self) -> int:
        """Return the number of replies once everybody has finished."""
        try:
            for _, journey in zip(range(self.lines), self.journeys, strict=False):
                self._ask(Line(self.port, journey))
            while self.ready.get_map() or self.resting:
                for key, _ in self.ready.select(PAUSE if self.resting else 60):
                    self._hear(key.data)
                self._wake()
        finally:
            for key in list(self.ready.get_map().values()):
                key.data.hang_up()
            self.ready.close()
        return self.replies

    def _hear(self, line: Line) -> None:
        try:
            reply = line.hear()
        except ConnectionError:
            self._broke(line)
            return
        if reply is None:
            return
        self.replies += 1
        self.between()
        if self._goes_on(line, reply):
            self._ask(line)

    def _goes_on(self, line: Line, reply: Reply) -> bool:
        try:
            line.asked = line.journey.send(reply)
        except StopIteration:
            following = next(self.journeys, None)
            if following is None:
                self.ready.unregister(line.socket)
                line.hang_up()
                return False
            line.journey, line.asked = following, next(following)
        return True

    def _ask(self, line: Line) -> None:
        try:
            new = line.socket is None
            line.ask()
        except ConnectionError:
            self._broke(line)
        else:
            if new:
                self.ready.register(line.socket, selectors.EVENT_READ, line)

    def _broke(self, line: Line) -> None:
        if not self.patient:
            raise ConnectionError("The server hung up.")
        self.broken += 1
        if line.socket is not None and line.socket in self.ready.get_map():
            self.ready.unregister(line.socket)
        line.hang_up()
        line.waits_until = monotonic() + PAUSE
        self.resting.append(line)

    def _wake(self) -> None:
        for line in [line for line in self.resting if line.waits_until <= monotonic()]:
            self.resting.remove(line)
            self._ask(line)
