"""The least HTTP that a scripted person needs: whole requests and whole replies, as bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

HOST = "platform.localhost"
ORIGIN = f"https://{HOST}"
END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.I)
COOKIE = re.compile(rb"\r\nset-cookie: *([^=;]+)=([^;\r]*)", re.I)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said to one request."""

    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        return int(self.head[9:12])

    @property
    def location(self) -> str:
        """The path and query it sends a browser to, or ""."""
        found = LOCATION.search(self.head)
        if not found:
            return ""
        place = urlsplit(found[1].decode())
        return f"{place.path}?{place.query}" if place.query else place.path

    @property
    def cookies(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in COOKIE.findall(self.head)}


def taken_from(received: bytearray) -> Reply | None:
    """Take one whole reply out of what was received, or return None while it is not all here."""
    end = received.find(END_OF_HEAD)
    if end < 0:
        return None
    head = bytes(received[:end])
    found = LENGTH.search(head)
    if found is None:
        raise ValueError(f"A reply that does not say how long it is: {head!r}")
    begin, length = end + len(END_OF_HEAD), int(found[1])
    if len(received) < begin + length:
        return None
    body = bytes(received[begin : begin + length])
    del received[: begin + length]
    return Reply(head, body)


def get(path: str, cookies: Mapping[str, str]) -> bytes:
    """Return the bytes of a request for a page."""
    return _head("GET", path, cookies) + b"\r\n"


def post(path: str, cookies: Mapping[str, str], fields: Mapping[str, object]) -> bytes:
    """Return the bytes of a form that is sent. A field may hold a list of values."""
    body = urlencode(fields, doseq=True).encode()
    form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return _head("POST", path, cookies) + form.encode() + body


def _head(method: str, path: str, cookies: Mapping[str, str]) -> bytes:
    # As a proxy passes it on: the browser spoke https to that proxy.
    crumbs = "; ".join(f"{name}={value}" for name, value in cookies.items())
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {HOST}",
        f"Origin: {ORIGIN}",
        "X-Forwarded-Proto: https",
        "X-Forwarded-For: 192.0.2.1",
        *([f"Cookie: {crumbs}"] if crumbs else []),
    ]
    return ("\r\n".join(lines) + "\r\n").encode()
