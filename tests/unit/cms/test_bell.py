"""The bell rings from any thread, never fails, and makes nobody wait."""

import asyncio
import logging
from collections.abc import Callable
from threading import Thread
from time import monotonic, sleep

import pytest
from channels.layers import InMemoryChannelLayer

from cms import bell as bells
from cms.bell import HOLD, Bell


class Layer:
    """Keeps what was sent; it may be down, or hang."""

    def __init__(self) -> None:
        self.rung: list[str] = []
        self.hangs = self.is_down = False

    async def group_send(self, group: str, message: dict) -> None:
        assert message in ({"type": "ring"}, {"type": "look"})
        if self.hangs:
            await asyncio.sleep(60)
        if self.is_down:
            raise ConnectionError("redis://user:secret@host is down")
        self.rung.append(group)


@pytest.fixture
def layer(monkeypatch) -> Layer:
    layer = Layer()
    monkeypatch.setattr(bells, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(bells, "REST", 0.05)
    monkeypatch.setattr(bells, "PATIENT", 0.2)
    monkeypatch.setattr(bells, "LONGEST", 0.2)
    return layer


def beside_sockets(ring: Callable[[Bell], None], then: float = 3 * HOLD) -> float:
    """Ring in a thread beside a loop of sockets; return how long the ringing took."""
    took = 0.0

    def timed(bell: Bell) -> None:
        nonlocal took
        began = monotonic()
        ring(bell)
        took = monotonic() - began

    async def serve() -> None:
        bell = Bell()
        bell.hangs_here()
        await asyncio.to_thread(timed, bell)
        await asyncio.sleep(then)

    asyncio.run(serve())
    return took


def test_ring_from_another_thread_is_heard_in_the_loop_of_the_sockets(layer):
    beside_sockets(lambda bell: bell.ring("a"))

    assert layer.rung == ["a"]


def test_many_rings_are_one_at_once_and_one_after(layer, monkeypatch):
    # So long that a busy machine has rung all of them within it.
    hold = 10 * HOLD
    monkeypatch.setattr(bells, "HOLD", hold)

    def often(bell: Bell) -> None:
        for turn in range(50):
            for group in "ab":
                bell.ring(group)
            sleep(HOLD / 5 if turn == 0 else 0)

    beside_sockets(often, then=3 * hold)

    assert sorted(layer.rung) == ["a", "a", "b", "b"]


def test_ring_after_a_pause_is_heard_at_once(layer):
    def twice(bell: Bell) -> None:
        bell.ring("a")
        sleep(2 * HOLD)
        bell.ring("a")

    beside_sockets(twice, then=HOLD / 2)

    assert layer.rung == ["a", "a"]


@pytest.mark.parametrize("trouble", ["is_down", "hangs"])
def test_layer_that_is_down_makes_nobody_wait_and_is_rung_once_it_is_back(layer, trouble, caplog):
    setattr(layer, trouble, True)

    def ring(bell: Bell) -> None:
        for _ in range(100):
            bell.ring("a")
        Thread(target=come_back).start()

    def come_back() -> None:
        setattr(layer, trouble, False)

    took = beside_sockets(ring, then=1)

    assert took < 0.2
    assert "a" in layer.rung
    assert len(caplog.messages) <= 1


@pytest.mark.parametrize(("trouble", "within"), [("is_down", 0.5), ("hangs", 1.0)])
def test_command_waits_a_moment_for_a_layer_that_is_down_then_not_again(
    layer, trouble, within, caplog, monkeypatch
):
    monkeypatch.setattr(bells, "REST", 60)
    setattr(layer, trouble, True)
    bell, began = Bell(), monotonic()

    for _ in range(100):
        bell.ring("a")

    assert monotonic() - began < within
    (line,) = caplog.records
    assert line.levelno == logging.WARNING
    assert "secret" not in line.getMessage() and "a" not in line.args


def test_command_rings_where_other_processes_can_hear(layer):
    bell = Bell()
    bell.ring("a")
    bell.ring("b")

    assert layer.rung == ["a", "b"]


def test_command_beside_no_socket_rings_nobody_in_its_own_memory(monkeypatch):
    layer = InMemoryChannelLayer()
    monkeypatch.setattr(bells, "get_channel_layer", lambda: layer)

    Bell().ring("a")

    assert layer.channels == {}


def test_server_that_stopped_is_no_trouble(layer):
    kept: list[Bell] = []
    beside_sockets(kept.append)

    kept[0].ring("a")

    assert layer.rung == ["a"]
