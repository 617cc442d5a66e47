"""The files that learned weights come in: a hash, a header, a list of words, and numbers.

hash of the rest, in hexadecimal
compressed: header as JSON \\n words, one a line \\n \\n numbers
"""

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

FOLDER: Final = Path(__file__).parent / "model"

Read = TypeVar("Read")


class ModelError(Exception):
    """The file is missing, damaged or of another make; the message says which in one sentence."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a file holds: the few numbers that go with the weights, words, and the weights."""

    header: dict[str, Any]
    words: list[str]
    numbers: bytes


def packed(layout: str, weights: Weights) -> bytes:
    """The content of a file of that layout: first its hash, so that damage is seen."""
    head = json.dumps({"layout": layout, **weights.header}, sort_keys=True).encode()
    words = "\n".join(weights.words).encode()
    body = zlib.compress(b"\n".join([head, words, b"", weights.numbers]), level=9)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def unpacked(content: bytes, layout: str, name: str) -> Weights:
    """What the content of a file of that name and layout holds. Raises ModelError."""
    digest, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ModelError(f"The file {name} of learned weights is damaged.")
    content = zlib.decompress(body)
    # By places and not by parting: each part would be another copy of many megabytes.
    head = content.index(b"\n")
    header = json.loads(content[:head])
    if header["layout"] != layout:
        raise ModelError(f"The file {name} of learned weights is of another make.")
    words = content.index(b"\n\n", head + 1)
    return Weights(header, content[head + 1 : words].decode().split("\n"), content[words + 2 :])


def content_of(path: Path) -> bytes:
    """The bytes of a file of weights. Raises ModelError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"The file {path.name} of learned weights cannot be read.") from error


def tried(read: Callable[[Path], Read], path: Path) -> tuple[Read | None, str]:
    """What `read` makes of a file and "", or None and why it cannot be used, in one sentence."""
    try:
        return read(path), ""
    except ModelError as error:
        return None, str(error)
