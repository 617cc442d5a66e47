"""Whatever is sent on a line, and too many of them: closed with a reason, logged with no word."""

import pytest

from surveys.actions.screens import tell_screens
from surveys.consumers.lines import WINDOWS
from tests.integration.surveys.sockets.ears import READ, Ear, story, write


@pytest.mark.parametrize(
    "frame",
    [
        {"text": '{"do": "read"}'},
        {"text": ""},
        {"text": "not json"},
        {"text": "{" * 10_000},
        {"text": "x" * 1_000_000},
        {"bytes": b"\x00\xff"},
        {"bytes": b""},
    ],
    ids=["ours", "empty", "malformed", "deep", "oversized", "bytes", "no bytes"],
)
@story
async def test_whatever_is_said_closes_the_line_and_is_not_logged(at, signed_in, frame, caplog):
    ear = await Ear(at, signed_in).opened()
    assert await ear.heard() == READ

    await ear.says(**frame)

    assert await ear.heard() == 4400
    (line,) = caplog.messages
    assert line == "A socket was closed with 4400: Nothing may be sent on this line."


@story
async def test_flood_is_answered_once(session, at, signed_in, caplog):
    ear = await Ear(at, signed_in).opened()
    await ear.heard()

    for _ in range(500):
        await ear.says(text="again")
    await write(tell_screens, session.pk)

    assert await ear.heard() == 4400
    assert await ear.nothing()
    assert len(caplog.messages) == 1


@story
async def test_too_many_windows_are_closed_and_room_is_made_by_closing_one(at, signed_in):
    ears = [await Ear(at, signed_in).opened() for _ in range(WINDOWS)]
    assert [await ear.heard() for ear in ears] == [READ] * WINDOWS

    assert await (await Ear(at, signed_in).opened()).heard() == 4429

    await ears[0].hangs_up()
    assert await (await Ear(at, signed_in).opened()).heard() == READ
