"""Names that only a capital gives away, on a word that English does not have."""

from typing import Final

from feedback.analysis.name_words import AFTER, DID, Words
from feedback.analysis.place_names import as_place


def unknown(words: Words, place: int) -> bool:
    """ "… and Oke helped me": a capital inside a sentence on a word that English does not have."""
    if not words.capital(place) or words.opens(place) or len(words.written[place]) < 2:
        return False
    before = words.plain[place - 1]
    if before in ("a", "an") or words.ordinary(place) or _acronym(words.written[place]):
        return False
    return before != "the" or as_place(words, words.starts[place - 1], words.end(place))


def _acronym(written: str) -> bool:
    """ "HCAs", "LRi": capitals that stand for words."""
    return len(written) < 6 and written[:2].isupper()


def family(words: Words, place: int) -> bool:
    """ "The Okafors upstairs", "the Okafor boys"."""
    if not place or words.plain[place - 1] != "the" or not words.capital(place):
        return False
    if words.ordinary(place) or _acronym(words.written[place]):
        return False
    if words.plain[place][-1] == "s":
        return bool(words.kind(place + 1) & AFTER) or words.plain[place + 1 : place + 2] in _WHERE
    return words.plain[place + 1 : place + 2] in _KIN


_WHERE: Final = (["upstairs"], ["downstairs"], ["next"], ["opposite"], ["across"], ["family"])
_KIN: Final = (["family"], ["boys"], ["girls"], ["brothers"], ["sisters"], ["twins"], ["lads"])


def unknown_opens(words: Words, place: int) -> bool:
    """ "Oke helped me", "Ferncliffe is well run", "Oke Sito came", "Oke's cooking"."""
    if not words.capital(place) or len(words.written[place]) < 4 or not words.opens(place):
        return False
    following = place + 1
    if following >= len(words) or words.ordinary(place) or _acronym(words.written[place]):
        return False
    if words.parted(following):
        return words.mark(following) in (",", "(") and words.plain[following] in _AFTER_COMMA
    if len(words.written[place]) < words.stops[place] - words.starts[place]:
        return True
    if words.kinds[following] & (AFTER | DID):
        return True
    return words.capital(following) and not words.ordinary(following)


_AFTER_COMMA: Final = frozenset(["who", "my", "our", "whose", "thank", "thanks"])
