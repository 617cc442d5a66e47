"""Names that are also words, written small: only what stands around them tells."""

from typing import Final

from feedback.analysis.name_openings import post_follows
from feedback.analysis.name_words import AFTER, BEFORE, DID, ROLE, SMALL_NAME, VERB, Words


def small_name(words: Words, place: int) -> bool:
    """ "My carer rose is kind", "joy my cleaner", "dawn from reablement": names that are words."""
    if not words.kinds[place] & SMALL_NAME or words.large[place]:
        return False
    first, following = words.opens(place), place + 1
    if following < len(words) and words.parted(following):
        return not first and bool(words.kinds[place - 1] & ROLE)
    after, plain = words.kind(following), words.plain[following : following + 1]
    if not first and words.kinds[place - 1] & ROLE and not words.parted(place):
        return following == len(words) or bool(after & (AFTER | DID))
    if not first and not words.parted(place):
        return _brought_in(words, place)
    if plain in (["my"], ["our"]):
        return any(words.kind(place + step) & ROLE for step in (2, 3))
    if plain in (["from"], ["at"]):
        return post_follows(words, place)
    return bool(after & VERB) and words.plain[place] not in _MOODS


def _brought_in(words: Words, place: int) -> bool:
    """ "Spoke with hazel and", "I miss ivy": after what brings in a name, before what people do."""
    if not words.kinds[place - 1] & BEFORE or words.plain[place] in _MOODS:
        return False
    return place + 1 == len(words) or bool(words.kinds[place + 1] & (AFTER | DID))


_MOODS: Final = frozenset(["joy", "dawn", "faith", "penny", "rose", "june", "eve"])
