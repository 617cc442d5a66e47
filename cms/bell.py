"""Rings for groups of sockets: "look again", and nothing else. From any thread, without a wait.

The channel layer's queues belong to the event loop that the sockets live in, and writes happen in
threads. So the server says which loop is its own, and whatever rings hops there.
"""

import asyncio
import logging
import threading
from contextlib import suppress
from time import monotonic

from channels.layers import InMemoryChannelLayer, get_channel_layer

logger = logging.getLogger(__name__)

RING, LOOK = "ring", "look"
# The first ring of a moment goes out at once; more of them in this time become one.
HOLD = 0.05
# How long the layer may take before it counts as down: where nobody waits for it, and where
# somebody does. How long until it is tried again.
PATIENT, LONGEST, REST = 10.0, 1.0, 2.0

# Which of the two, and the group.
Told = tuple[str, str]


def screens_of_user(user_id: int) -> str:
    """The group of every socket that somebody who is signed in has open."""
    return f"user.{user_id}"


class Bell:
    """One for each process. Groups that ring often are rung at most once in `HOLD` seconds."""

    def __init__(self) -> None:
        self._sockets: asyncio.AbstractEventLoop | None = None
        self._own: asyncio.AbstractEventLoop | None = None
        self._starting = threading.Lock()
        # A loop holds its tasks only weakly.
        self._held: dict[Told, asyncio.Task] = {}
        self._again: set[Told] = set()
        self._down_since: float | None = None

    def hangs_here(self) -> None:
        """Say that the sockets of this process live in the loop that runs now."""
        loop = asyncio.get_running_loop()
        if loop is not self._sockets:
            self._sockets, self._held, self._again = loop, {}, set()

    def ring(self, group: str) -> None:
        """Let the group know that something has changed; it never fails.

        Beside sockets it returns at once. Elsewhere, in a command or a worker, it waits until the
        layer has it, one second at most, and only where other processes can hear.
        """
        self._tell((RING, group))

    def look(self, group: str) -> None:
        """As `ring`, and let each socket find out first whether it may hear any more."""
        self._tell((LOOK, group))

    def _tell(self, told: Told) -> None:
        if self._sockets is not None:
            # The loop of a server that stopped is closed.
            with suppress(RuntimeError):
                self._sockets.call_soon_threadsafe(self._tell_or_hold, told)
                return
        if not isinstance(get_channel_layer(), InMemoryChannelLayer) and not self._rests():
            self._tell_from_elsewhere(told)

    def _tell_or_hold(self, told: Told) -> None:
        if told in self._held:
            self._again.add(told)
        else:
            self._held[told] = asyncio.ensure_future(self._tell_until_heard(told))

    async def _tell_until_heard(self, told: Told) -> None:
        heard = False
        while not heard or told in self._again:
            self._again.discard(told)
            heard = await self._heard(told, PATIENT)
            await asyncio.sleep(HOLD if heard else REST)
        del self._held[told]

    async def _heard(self, told: Told, within: float) -> bool:
        kind, group = told
        try:
            async with asyncio.timeout(within):
                await get_channel_layer().group_send(group, {"type": kind})
        except Exception as problem:
            if self._down_since is None:
                # What it was about is nobody's business here, and the next hundred say the same.
                logger.warning("Screens are not told of changes now: %s", type(problem).__name__)
            self._down_since = monotonic()
            return False
        self._down_since = None
        return True

    def _rests(self) -> bool:
        return self._down_since is not None and monotonic() < self._down_since + REST

    def _tell_from_elsewhere(self, told: Told) -> None:
        with self._starting:
            if self._own is None:
                self._own = asyncio.new_event_loop()
                threading.Thread(target=self._own.run_forever, name="bell", daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._heard(told, LONGEST), self._own).result()


bell = Bell()
