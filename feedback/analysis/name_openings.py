"""Names that are also words, where they open a sentence: "Mark helped", not "Mark the form"."""

from typing import Final

from feedback.analysis.name_words import (
    AFTER,
    ALSO,
    DID,
    GIVEN,
    ROLE,
    SEASON,
    THING,
    VERB,
    Words,
    word_set,
)


def opens_and_did(words: Words, place: int) -> bool:
    """ "Mark helped me", "Rose and I", "Dot on the desk": such a name opening a sentence."""
    kind = words.kinds[place]
    if not kind & ALSO or not words.capital(place) or not words.opens(place):
        return False
    if place + 1 >= len(words):
        return False
    following, plain = words.kinds[place + 1], words.plain[place + 1]
    if words.parted(place + 1):
        return _apart(words, place)
    if kind & SEASON:
        return bool(following & VERB)
    if len(words.written[place]) < words.stops[place] - words.starts[place]:
        return True
    if plain in ("on", "at", "from"):
        named = not kind & THING or plain == "from" or words.plain[place] in _DESK_NAMES
        return named and post_follows(words, place)
    if plain in ("my", "our"):
        return _of_mine(words, place)
    if plain in ("next", "the") and words.plain[place] != "will":
        door = words.plain[place + 2 : place + 3] == ["door"]
        return door or bool(plain == "the" and words.kind(place + 2) & ROLE)
    if plain == "and":
        return words.plain[place + 2 : place + 3] in _SELVES or _capital_name(words, place + 2)
    return bool(following & (AFTER | DID)) or _surname(words, place + 1)


def _surname(words: Words, place: int) -> bool:
    """ "Grace Okafor came": a capital on a word that English does not have."""
    return words.capital(place) and len(words.written[place]) > 2 and not words.ordinary(place)


def _of_mine(words: Words, place: int) -> bool:
    """ "Rose my carer", "Will my support worker takes me"; not "Will my carer come?"."""
    if words.plain[place] in _ASKS:
        return False
    role = next((one for one in (2, 3, 4) if words.kind(place + one) & ROLE), 0)
    if not role or words.plain[place] not in ("will", "may"):
        return bool(role)
    while words.kind(place + role + 1) & ROLE:
        role += 1
    did = place + role + 1
    return bool(words.kind(did) & AFTER) and words.plain[did].endswith(("s", "ed"))


_ASKS: Final = frozenset(["hope", "grant", "sue", "rob", "mark", "pat", "win", "cherish", "bill"])
_DESK_NAMES: Final = frozenset(
    ["dot", "ray", "sue", "pat", "rose", "ruby", "pearl", "penny", "bill"]
)


def _apart(words: Words, place: int) -> bool:
    """ "Florence, who does nights", "Rob, the driver", "Hazel, Olive and Ivy"."""
    if words.mark(place + 1) != "," or words.kinds[place] & SEASON:
        return False
    return words.plain[place + 1] in _AFTER_COMMA or _capital_name(words, place + 1)


_AFTER_COMMA: Final = frozenset(["who", "the", "thank", "thanks", "you", "my", "our", "whose"])
_SELVES: Final = (["i"], ["me"], ["his"], ["her"], ["my"])


def _capital_name(words: Words, place: int) -> bool:
    return bool(words.kind(place) & (GIVEN | ALSO)) and words.capital(place)


def post_follows(words: Words, place: int) -> bool:
    """ "Dot on the desk": a place of work soon after the word."""
    return any(plain in word_set("names", "posts") for plain in words.plain[place + 2 : place + 6])
