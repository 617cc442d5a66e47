"""The supporter’s line says "read again" after each change; who may not hear is told why."""

import pytest

from surveys.actions.screens import tell_screens
from surveys.actions.sessions import end_session
from tests.integration.surveys.sockets.ears import OVER, READ, Ear, story, write

pytestmark = pytest.mark.usefixtures("layer")


@story
async def test_screen_reads_when_it_connects_and_after_each_change(session, at, signed_in):
    ear = await Ear(at, signed_in).opened()
    assert await ear.heard() == READ
    assert await ear.nothing()

    await write(tell_screens, session.pk)

    assert await ear.heard() == READ
    assert await ear.nothing()


@story
async def test_every_screen_of_the_session_is_told(session, at, signed_in):
    ears = [await Ear(at, signed_in).opened() for _ in "123"]
    assert [await ear.heard() for ear in ears] == [READ] * 3

    await write(tell_screens, session.pk)

    assert [await ear.heard() for ear in ears] == [READ] * 3


@story
async def test_many_changes_in_a_moment_are_told_once_at_once_and_once_after(
    session, at, signed_in
):
    ear = await Ear(at, signed_in).opened()
    await ear.heard()

    for _ in range(30):
        await write(tell_screens, session.pk)

    assert [await ear.heard(), await ear.heard()] == [READ, READ]
    assert await ear.nothing()


@story
async def test_the_end_is_told_and_the_line_closed(session, at, signed_in, supporter):
    ear = await Ear(at, signed_in).opened()
    await ear.heard()

    await write(end_session, session=session, by=supporter)

    assert [await ear.heard(), await ear.heard()] == [OVER, 4410]
