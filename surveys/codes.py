"""Codes that people read, say and type: no letter or figure that looks or sounds like another."""

import hashlib
import secrets
import unicodedata

from django.utils.crypto import salted_hmac

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: 25 signs are left.
ALPHABET = "34679ACDEFGHJKMNPQRTVWXYB"
LENGTH = 12  # 25^12 is about 2^55: not to be guessed one page at a time.
GROUP = 4
NEVER_USED = "0 1 2 5 8 I L O S U Z"
# Said across a room and gone by the evening, so it can be short: 25^6 is 244 million.
SESSION_LENGTH = 6
_MISREAD = str.maketrans({"8": "B", "U": "V"})


def withdrawal_code(token: str) -> str:
    """Return the code of the response with this token, as `ABCD-EFGH-JKMN`. Always the same one."""
    return _code("surveys.withdrawal-code", token)


def resume_code(token: str) -> str:
    """Return the code that opens the draft with this token again. Not the one on its receipt."""
    return _code("surveys.resume-code", token)


def new_session_code() -> str:
    """Return a code to join a session by, at random, as `ABCDEF`."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SESSION_LENGTH))


def _code(salt: str, token: str) -> str:
    digest = salted_hmac(salt, token, algorithm="sha256").digest()
    number = int.from_bytes(digest, "big")
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return grouped("".join(signs))


def grouped(code: str) -> str:
    """Put a dash after every fourth sign."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """Return what a person meant: capitals, no spaces or dashes, likely misreadings mended.

    Wide letters and the figures of other scripts count as the usual ones.
    """
    usual = unicodedata.normalize("NFKC", typed).upper()
    signs = (_usual_figure(sign) for sign in usual if sign.isalnum())
    return "".join(signs).translate(_MISREAD)


def _usual_figure(sign: str) -> str:
    figure = unicodedata.decimal(sign, None)
    return sign if figure is None else str(figure)


def digest(code: str) -> str:
    """Return what is stored of a code: enough to recognise it, not enough to read it."""
    return hashlib.sha256(normalised(code).encode()).hexdigest()
