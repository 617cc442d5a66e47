"""What each word of a comment says about which quality statement, before it is added up."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token


class Evidence(NamedTuple):
    """A phrase that speaks for a quality statement, how strongly, and where it stands."""

    statement: str
    sub_section: str
    weight: float
    phrase: str
    start: int = 0
    end: int = 0


@cache
def statements() -> tuple[str, ...]:
    """The slugs of the quality statements, in the framework's order."""
    return tuple(load("tags"))


@cache
def _book() -> PhraseBook[Evidence | None]:
    """Phrases with their evidence; a silent phrase keeps the words inside it from speaking."""
    silent = [(phrase, None) for phrase in load("pairs")["silent"]]
    speaking = [
        (phrase, Evidence(statement, sub_section, float(weight), phrase))
        for statement, sub_sections in load("tags").items()
        for sub_section, weights in sub_sections.items()
        for weight, phrases in weights.items()
        for phrase in phrases
    ]
    return PhraseBook([*silent, *speaking])


@cache
def _groups() -> PhraseBook[str]:
    groups = load("pairs")["groups"].items()
    return PhraseBook((phrase, group) for group, phrases in groups for phrase in phrases)


def gather(tokens: list[Token]) -> list[Evidence]:
    """Every piece of evidence in the comment, in order."""
    singles = [
        _placed(claim, tokens[match.first].start, tokens[match.last - 1].end)
        for match in _book().find(tokens)
        for claim in match.claims
        if claim and None not in match.claims
    ]
    pairs = list(_pairs(tokens))
    taken = {
        place: found.statement
        for found, instead in pairs
        if instead
        for place in range(found.start, found.end)
    }
    if taken:
        singles = [one for one in singles if taken.get(one.start, one.statement) == one.statement]
    return singles + [found for found, _ in pairs]


def _pairs(tokens: list[Token]) -> Iterator[tuple[Evidence, bool]]:
    """Words beside which another word stands in the same sentence, and whether they were taken."""
    by_sentence: dict[int, dict[str, tuple[int, int]]] = {}
    for match in _groups().find(tokens):
        span = tokens[match.first].start, tokens[match.last - 1].end
        for group in match.claims:
            by_sentence.setdefault(tokens[match.first].sentence, {}).setdefault(group, span)
    for found in by_sentence.values():
        if len(found) == 1:
            continue
        for pair in load("pairs")["pairs"]:
            words, beside = found.get(pair["words"]), found.get(pair["beside"])
            if words and beside and words != beside:
                yield _from_pair(pair, words), pair["instead"]


def _from_pair(pair: dict[str, Any], span: tuple[int, int]) -> Evidence:
    name = f"{pair['words']} beside {pair['beside']}"
    return Evidence(pair["statement"], pair["sub_section"], pair["weight"], name, *span)


def _placed(claim: Evidence, start: int, end: int) -> Evidence:
    return Evidence(*claim[:4], start, end)
