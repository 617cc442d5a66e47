"""Words that carry feeling, with the small words around them taken into account."""

from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import Match, PhraseBook
from feedback.analysis.words import Token

ROLES = ("negators", "not_negators", "raisers", "lowerers", "wishes", "not_wishes", "turns")
REACH = 4  # how many words a negation or a wish looks ahead, inside its clause
NOT_GOOD, NOT_BAD, WISHED_FOR = -0.9, -0.5, -0.9
RAISED, LOWERED = 1.3, 0.7
FLAT = ("not", "never", "nobody", "no", "none")
OPENER = -0.9
MISSING = -0.7
_FIRST = attrgetter("first")


class Feeling(NamedTuple):
    """A weight, the characters it rests on, and the words it covers.

    `said` is the weight before a wish ("should", "would be") is taken into account.
    """

    start: int
    end: int
    weight: float
    first: int
    last: int
    said: float = 0.0


@cache
def _feelings_book() -> PhraseBook[float]:
    lists = load("sentiment").items()
    return PhraseBook(
        (phrase, float(weight))
        for weight, phrases in lists
        if weight != "about"
        for phrase in phrases
    )


@cache
def _modifiers_book() -> PhraseBook[str]:
    lists = load("modifiers").items()
    return PhraseBook(
        (phrase, role) for role, phrases in lists if role in ROLES for phrase in phrases
    )


def feelings(tokens: list[Token], *, suggesting: bool = False) -> list[Feeling]:
    """Every word or phrase that carries feeling, in order, after negation and wishes.

    `suggesting`: the question was what could be better, so "Explain …" asks for what is missing.
    """
    matches = list(_feelings_book().find(tokens))
    openers = {one.first: one for one in _openers(tokens, suggesting)}
    roles = _roles(tokens, matches) | dict.fromkeys(openers, "wishes")
    found = [
        _weigh(match, tokens, roles)
        for match in matches
        if match.claims[0] and (match.first not in openers or match.last - match.first > 1)
    ]
    found += [*_refusals(tokens, roles, found), *openers.values()]
    found.sort(key=_FIRST)
    return [one for place, one in enumerate(found) if not _shadowed(place, found, tokens, roles)]


def _shadowed(place: int, found: list[Feeling], tokens: list[Token], roles: dict[int, str]) -> bool:
    """In "badly organised" and "no choice" the dark word has already said it for the bright one."""
    one, before = found[place], found[place - 1]
    if place == 0 or one.weight < 0 or before.weight > 0 or one.first - before.last > 1:
        return False
    between = range(before.last, one.first)
    same_clause = tokens[one.first].clause == tokens[before.first].clause
    return same_clause and all(roles.get(step) != "turns" for step in between)


def _roles(tokens: list[Token], matches: list[Match[float]]) -> dict[int, str]:
    """What each small word does; one that is part of a phrase of feeling does nothing more."""
    small = _modifiers_book().find(tokens)
    if not small:
        return {}
    taken = {place for match in matches for place in range(match.first, match.last)}
    roles = {}
    for match in small:
        places = range(match.first, match.last)
        if taken.isdisjoint(places) or "not_wishes" in match.claims:
            roles.update(dict.fromkeys(places, match.claims[0]))
    return roles


def _weigh(match: Match[float], tokens: list[Token], roles: dict[int, str]) -> Feeling:
    weight = match.claims[0]
    before = list(_roles_before(match.first, tokens, roles))
    near = before[:2]
    if "raisers" in near[:1]:
        weight *= RAISED
    elif "lowerers" in near:
        weight *= LOWERED
    if "negators" in before:
        weight *= NOT_GOOD if weight > 0 else NOT_BAD
    said = weight
    if "wishes" in before and "negators" not in before and weight > 0:
        weight *= WISHED_FOR
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    return Feeling(start, end, round(weight, 3), match.first, match.last, said)


def _roles_before(first: int, tokens: list[Token], roles: dict[int, str]) -> Iterator[str]:
    """What the words just before do, nearest first, up to where the clause turns."""
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens[place].clause != tokens[first].clause or roles.get(place) == "turns":
            return
        yield roles.get(place, "")


def _openers(tokens: list[Token], suggesting: bool) -> Iterator[Feeling]:
    """A sentence that opens with "More …" or "Better …" asks for what is not there yet."""
    openers = _words_that_ask(suggesting)
    sentence = None
    for place, token in enumerate(tokens):
        if token.sentence != sentence:
            sentence = token.sentence
            if token.text in openers:
                yield Feeling(token.start, token.end, OPENER, place, place + 1)


@cache
def _words_that_ask(suggesting: bool) -> frozenset[str]:
    modifiers = load("modifiers")
    return frozenset(modifiers["openers"] + (modifiers["asks"] if suggesting else []))


def _refusals(tokens: list[Token], roles: dict[int, str], found: list[Feeling]) -> list[Feeling]:
    """A "not" or "nobody" that turns no word of feeling still says that something was missing."""
    flat = [p for p, role in roles.items() if role == "negators" and tokens[p].text in FLAT]
    if not flat:
        return []
    covered = {place for one in found for place in range(one.first - REACH, one.last)}
    return [
        Feeling(tokens[place].start, tokens[place].end, MISSING, place, place + 1)
        for place in flat
        if place not in covered
    ]
