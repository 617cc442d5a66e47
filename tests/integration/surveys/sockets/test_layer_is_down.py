"""With no Redis where one should be, writes are as quick as ever and screens are told to wait."""

from time import monotonic
from uuid import uuid4

import pytest

from cms.bell import bell
from surveys.actions.sessions import join_session
from surveys.models import Participant
from tests.integration.surveys.sockets.ears import Ear, story, write

LATER = 1013
# Nobody listens there.
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def no_redis(settings, fresh_layer):
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [{"address": NOWHERE, "socket_timeout": None}]},
        }
    }


@story
async def test_person_joins_all_the_same_and_nobody_waits(session):
    began = monotonic()

    person = await write(join_session, session=session, key=uuid4())

    assert monotonic() - began < 0.5
    assert await write(Participant.objects.filter(pk=person.pk).exists)


def test_command_goes_on_all_the_same(
    group_session, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(bell, "_sockets", None)
    began = monotonic()

    with django_capture_on_commit_callbacks(execute=True):
        people = [join_session(session=group_session, key=uuid4()) for _ in range(20)]

    assert monotonic() - began < 3
    assert [person.number for person in people] == list(range(1, 21))


@story
async def test_socket_is_closed_and_may_come_back_later(at, signed_in, caplog):
    ear = await Ear(at, signed_in).opened()

    assert await ear.heard() == LATER
    assert "redis" not in " ".join(caplog.messages).lower()
