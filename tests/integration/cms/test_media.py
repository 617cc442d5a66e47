"""Recordings and videos: the right kind, and any part of them that a player asks for."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

WHOLE = bytes(range(200))


@pytest.fixture
def at():
    """The address of a stored file of two hundred bytes."""
    stored = []

    def store(name: str) -> str:
        stored.append(default_storage.save(f"test/{name}", ContentFile(WHOLE)))
        return default_storage.url(stored[-1])

    yield store
    for name in stored:
        default_storage.delete(name)


def body(reply) -> bytes:
    return b"".join(reply.streaming_content)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("said.mp3", "audio/mpeg"),
        ("said.ogg", "audio/ogg"),
        ("signed.mp4", "video/mp4"),
        ("signed.webm", "video/webm"),
        ("signed.vtt", "text/vtt; charset=utf-8"),
    ],
)
def test_file_says_what_it_is(client, at, name, kind):
    reply = client.get(at(name))

    assert reply["Content-Type"] == kind
    assert reply["Accept-Ranges"] == "bytes"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert body(reply) == WHOLE


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("0-", 0, 199), ("0-1", 0, 1), ("150-", 150, 199), ("-20", 180, 199), ("190-900", 190, 199)],
)
def test_part_of_a_file_is_served(client, at, asked, first, last):
    reply = client.get(
        at("signed.mp4"), headers={"range": f"bytes={asked}", "accept-encoding": "gzip"}
    )

    assert reply.status_code == 206
    assert reply["Content-Range"] == f"bytes {first}-{last}/200"
    assert reply["Content-Length"] == str(last - first + 1)
    assert body(reply) == WHOLE[first : last + 1]
    assert not reply.has_header("Content-Encoding")


@pytest.mark.parametrize("asked", ["200-", "5-2", "-0", "9" * 15 + "-"])
def test_part_that_is_not_there_is_refused(client, at, asked):
    reply = client.get(at("signed.mp4"), headers={"range": f"bytes={asked}"})

    assert (reply.status_code, reply["Content-Range"]) == (416, "bytes */200")


@pytest.mark.parametrize(
    "asked", ["bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=1-2", "9" * 5000]
)
def test_range_we_do_not_know_gets_the_whole_file(client, at, asked):
    reply = client.get(at("signed.mp4"), headers={"range": asked})

    assert reply.status_code == 200
    assert body(reply) == WHOLE
