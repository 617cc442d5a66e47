"""Codes that people read, say and type: no letter or figure that looks or sounds like another."""

import hashlib

from django.utils.crypto import salted_hmac

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: 25 signs are left.
ALPHABET = "34679ACDEFGHJKMNPQRTVWXYB"
LENGTH = 12  # 25^12 is about 2^55: not to be guessed one page at a time.
GROUP = 4
_MISREAD = str.maketrans({"8": "B", "U": "V"})


def withdrawal_code(token: str) -> str:
    """Return the code of the response with this token, as `ABCD-EFGH-JKMN`. Always the same one."""
    digest = salted_hmac("surveys.withdrawal-code", token, algorithm="sha256").digest()
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
    """Return what a person meant: capitals, no spaces or dashes, likely misreadings mended."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MISREAD)
    return signs


def digest(code: str) -> str:
    """Return what is stored of a code: enough to recognise it, not enough to read it."""
    return hashlib.sha256(normalised(code).encode()).hexdigest()
