"""Opens what the offline page saved as an encrypted copy. The passphrase is the only key to it."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

FORMAT = "our-say-offline-export"
VERSION = 1
# A file that asks for more work than this is none of ours.
MOST_ITERATIONS = 10_000_000


class CannotOpen(ValueError):
    """The file is none of ours, or the passphrase is not the one; the message says which."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One record of the file: `kept` is what the page locked, None where the key is another."""

    id: str
    day: str
    state: str
    kept: Mapping[str, Any] | None

    @property
    def sending(self) -> Mapping[str, Any] | None:
        """What the page would have sent; None for answers that were not finished."""
        return self.kept["sending"] if self.kept else None


def read(text: str) -> dict[str, Any]:
    """Return what an export file holds, still locked, or raise `CannotOpen`."""
    try:
        found = json.loads(text)
        if found["format"] != FORMAT or found["version"] != VERSION:
            raise CannotOpen("This file is not an encrypted copy of offline answers.")
        return {"council": str(found["council"]), **_rows(found)}
    except CannotOpen:
        raise
    except (ValueError, TypeError, KeyError, RecursionError):
        raise CannotOpen("This file is not an encrypted copy of offline answers.") from None


def opened(export: Mapping[str, Any], passphrase: str) -> Iterator[Opened]:
    """Yield every record; raise `CannotOpen` where the passphrase fits none of the locks."""
    keys = {lock["id"]: key for lock in export["locks"] if (key := _key(lock, passphrase))}
    if not keys:
        raise CannotOpen("This passphrase does not open the file. Nothing was changed.")
    for record in export["records"]:
        key = keys.get(record["lock"])
        kept = _unsealed(key, record["lock"], record["id"], record) if key else None
        yield Opened(record["id"], record["day"], record["state"], kept)


def _rows(found: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    locks = [
        {
            "id": lock["id"],
            "salt": b64decode(lock["salt"]),
            "iterations": min(int(lock["iterations"]), MOST_ITERATIONS),
            "check": _sealed(lock["check"]),
        }
        for lock in found["locks"]
    ]
    records = [
        {name: str(row[name]) for name in ("id", "lock", "day", "state")} | _sealed(row)
        for row in found["records"]
    ]
    return {"locks": locks, "records": records}


def _sealed(row: Mapping[str, Any]) -> dict[str, bytes]:
    return {"iv": b64decode(row["iv"]), "data": b64decode(row["data"])}


def _key(lock: Mapping[str, Any], passphrase: str) -> AESGCM | None:
    typed = normalize("NFKC", passphrase).encode()
    made = PBKDF2HMAC(SHA256(), length=32, salt=lock["salt"], iterations=lock["iterations"])
    key = AESGCM(made.derive(typed))
    try:
        _unsealed(key, lock["id"], "check", lock["check"])
    except CannotOpen:
        return None
    return key


def _unsealed(key: AESGCM, lock: str, name: str, sealed: Mapping[str, bytes]) -> Any:
    try:
        return json.loads(key.decrypt(sealed["iv"], sealed["data"], f"{lock}:{name}".encode()))
    except (InvalidTag, ValueError):
        raise CannotOpen("A record in this file was changed or is broken.") from None
