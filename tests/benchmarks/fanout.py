"""How soon a supporter's screen is told of an answer, beside a bare Channels group echo.

Five hundred people in fifty sessions hold real sockets to one server process and answer over HTTP.
Ours is timed from the answer's commit to the supporter's socket; the echo, on the same layer, in
the same process and the same seconds, from its `group_send` to its socket. Both clocks are the
machine's own.
"""

import asyncio
import json
import os
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import quantiles
from time import monotonic_ns

import redis
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.answering import recorded
from tests.benchmarks.hall import FILE
from tests.crowd import http
from tests.crowd.databases import Environment, databases, prepared
from tests.crowd.http import HOST
from tests.crowd.server import Server
from tests.crowd.survey import AT

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
# Five hundred people, each with an answer every fifty seconds, as easy read takes.
A_SECOND, SECONDS = 10, 40
LINES = 16
# A screen that was not told in this time after the last answer was never told.
PATIENCE = 3
Script = list[tuple[str, dict[str, object]]]


def lines() -> Iterator[dict[str, object]]:
    """Measure on every database there is, and on Redis where there is one; one line each."""
    with databases() as found:
        for name, environment in found.items():
            prepared(environment, "tests.crowd.survey")
            prepared(environment, "tests.benchmarks.hall")
            yield _on(f"session_fanout_{name}", environment)
        if has_redis():
            yield _on("session_fanout_redis", environment | {"REDIS_URL": REDIS})


def has_redis() -> bool:
    """Say so when there is no Redis to measure on."""
    try:
        return redis.Redis.from_url(REDIS).ping()
    except redis.RedisError as problem:
        print(f"Redis was skipped: {problem}", file=sys.stderr)
        return False


def _on(bench: str, environment: Environment) -> dict[str, object]:
    application = "tests.benchmarks.peer.echo:application"
    with Server(environment, application=application, workers=1) as server:
        hall = json.loads(Path(environment["VAR_DIR"], FILE).read_text())
        told = Hall(server, hall, recorded(server))
        asyncio.run(told.measure())
    ours, echo = (_percentiles(times) for times in (told.ours(), told.echoes))
    return {
        "bench": bench,
        "ours": ours[95],
        "peer": echo[95],
        "ratio": round(ours[95] / echo[95], 3),
        "unit": "ms until told, p95",
        "n": len(told.committed),
        "p50": ours[50],
        "peer_p50": echo[50],
        "people": told.people,
        "kib_each": round(told.kib_each, 1),
    }


def _percentiles(nanoseconds: list[int]) -> dict[int, float]:
    cuts = quantiles(nanoseconds, n=100)
    return {part: round(cuts[part - 1] / 1e6, 3) for part in (50, 95)}


@dataclass
class Hall:
    """Everybody's sockets to one server, and when something came on each."""

    server: Server
    hall: dict
    script: Script
    heard: dict[int, list[int]] = field(default_factory=dict)
    echoes: list[int] = field(default_factory=list)
    committed: list[tuple[int, int]] = field(default_factory=list)
    people: int = 0
    kib_each: float = 0.0
    random: Random = field(default_factory=lambda: Random(4))

    async def measure(self) -> None:
        """Connect everybody, let them answer, and write down what was committed when."""
        sessions = self.hall["sessions"]
        listening = [await self._supporter(one["session"]) for one in sessions]
        bare = [await self._open(f"/bare/{one['session']}/", {}) for one in sessions]
        listening += [asyncio.create_task(self._echoes(line)) for line in bare]
        people = [person for one in sessions for person in one["people"]]
        before = self._kib()
        lines = [await self._open(f"{AT}help/socket/", who["cookies"]) for who in people]
        await asyncio.gather(*(line.recv() for line in lines))
        self.people = len(lines)
        self.kib_each = (self._kib() - before) / len(lines)
        await asyncio.gather(self._answer(people), self._say(bare))
        await asyncio.sleep(PATIENCE)
        committed = json.loads((await self._ask(http.get("/committed/", {}))).body)
        # The first ones paid for everything that is done once.
        known = self._sessions()
        self.committed = [one for one in committed if one[0] in known][A_SECOND:]
        self.echoes = self.echoes[A_SECOND:]
        for task in listening:
            task.cancel()

    def ours(self) -> list[int]:
        """How long each answer took to be told: to the first message after its commit."""
        session_of = self._sessions()
        times = []
        for response, at in self.committed:
            came = self.heard[session_of[response]]
            assert came[-1] >= at, "An answer was never told."
            times.append(came[bisect_left(came, at)] - at)
        return times

    def _sessions(self) -> dict[int, int]:
        """The session each response is helped in."""
        sessions = self.hall["sessions"]
        return {who["response"]: one["session"] for one in sessions for who in one["people"]}

    async def _open(self, path: str, cookies: dict[str, str]) -> ClientConnection:
        crumbs = "; ".join(f"{name}={value}" for name, value in cookies.items())
        host = f"{HOST}:{self.server.port}"
        return await connect(
            f"ws://{host}{path}",
            host="127.0.0.1",
            port=self.server.port,
            origin=f"http://{host}",
            additional_headers={"Cookie": crumbs},
            compression=None,
            ping_interval=None,
        )

    async def _supporter(self, session: int) -> asyncio.Task:
        path = f"/sockets/sessions/cheshire-east/{session}/"
        line = await self._open(path, self.hall["cookie"])
        came = self.heard[session] = []

        async def listen() -> None:
            async for message in line:
                came.append(monotonic_ns())
                assert message == '{"do": "read"}', message

        return asyncio.create_task(listen())

    async def _echoes(self, line: ClientConnection) -> None:
        async for message in line:
            self.echoes.append(monotonic_ns() - int(message))

    async def _say(self, bare: list[ClientConnection]) -> None:
        for _ in range(A_SECOND * SECONDS):
            await asyncio.sleep(self.random.expovariate(A_SECOND))
            await self.random.choice(bare).send("again")

    async def _answer(self, people: list[dict]) -> None:
        """People answer at random moments; each looks at the page that comes next."""
        waiting: asyncio.Queue = asyncio.Queue()
        workers = [asyncio.create_task(self._work(waiting)) for _ in range(LINES)]
        for _ in range(A_SECOND * SECONDS):
            await asyncio.sleep(self.random.expovariate(A_SECOND))
            waiting.put_nowait((self.random.choice(people), *self.random.choice(self.script)))
        await waiting.join()
        for worker in workers:
            worker.cancel()

    async def _work(self, waiting: asyncio.Queue) -> None:
        while True:
            who, path, fields = await waiting.get()
            crumbs = who["cookies"]
            signed = fields | {"csrfmiddlewaretoken": crumbs["csrftoken"]}
            reply = await self._ask(http.post(path, crumbs, signed))
            assert reply.status == 303, reply
            page = await self._ask(http.get(reply.location, crumbs))
            assert page.status == 200, page
            waiting.task_done()

    async def _ask(self, request: bytes) -> http.Reply:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        writer.write(request)
        received = bytearray()
        while (reply := http.taken_from(received)) is None:
            received += await reader.read(262_144)
        writer.close()
        return reply

    def _kib(self) -> int:
        """What the server's process holds in memory."""
        facts = Path(f"/proc/{self.server.process.pid}/status").read_text()
        return int(facts.partition("VmRSS:")[2].split()[0])
