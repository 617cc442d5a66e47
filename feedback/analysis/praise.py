""" "It would have gone wrong without you" is praise (rule 52), and the other way round.

A sentence with a condition ("would", "could") that did not come true because of somebody
("without you", "if you had not …") praises that somebody, whatever dark words it holds. When what
was missed is bright ("would have been fine if you had not …"), it is a complaint.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import attrgetter

from feedback.analysis.feelings import Feeling
from feedback.analysis.lexicons import load
from feedback.analysis.phrases import Match, PhraseBook
from feedback.analysis.words import Token

PRAISE, BLAME = 1.6, -1.2
_START = attrgetter("start")


@cache
def _book() -> PhraseBook[str]:
    lists = load("averted").items()
    return PhraseBook(
        (phrase, role) for role, phrases in lists if role != "about" for phrase in phrases
    )


def turn_averted(tokens: list[Token], found: list[Feeling]) -> list[Feeling]:
    """The feelings, with averted harms made praise and averted good made blame."""
    sentences = averted_sentences(tokens)
    if not sentences:
        return sorted(found, key=_START)
    by_sentence: dict[int, list[Feeling]] = defaultdict(list)
    for one in found:
        by_sentence[tokens[one.first].sentence].append(one)
    for averted in sentences:
        inside = by_sentence[averted.sentence]
        outcome = sum(one.said for one in inside if averted.outcome(one.first))
        turned = Feeling(
            averted.start,
            averted.end,
            BLAME if outcome > 0 else PRAISE,
            averted.helper,
            averted.helper,
        )
        same_way = [one for one in inside if one.weight * turned.weight > 0]
        by_sentence[averted.sentence] = [*same_way, turned]
    return sorted(chain.from_iterable(by_sentence.values()), key=_START)


@dataclass(frozen=True, slots=True)
class Averted:
    """A sentence about what did not happen, thanks to (or because of) somebody."""

    sentence: int
    start: int
    end: int
    helper: int
    condition: int
    stop: int

    def outcome(self, place: int) -> bool:
        """Whether a word there belongs to what would have happened."""
        if self.condition < self.helper:
            return self.condition <= place < self.helper
        return self.condition <= place < self.stop


def averted_sentences(tokens: list[Token]) -> list[Averted]:
    """The sentences in which something was averted, with the words that show it."""
    roles: dict[int, dict[str, Match[str]]] = {}
    for match in _book().find(tokens):
        roles.setdefault(tokens[match.first].sentence, {})[match.claims[0]] = match
    found = []
    for sentence, by_role in roles.items():
        if "whole" in by_role:
            by_role = {"helper": by_role["whole"], "condition": by_role["whole"]}
        if {"helper", "condition"} <= by_role.keys():
            found.append(_averted(sentence, by_role, tokens))
    return found


def _averted(sentence: int, by_role: dict[str, Match[str]], tokens: list[Token]) -> Averted:
    matches = [by_role["helper"], by_role["condition"]]
    first, last = min(match.first for match in matches), max(match.last for match in matches)
    stop = last
    while stop < len(tokens) and tokens[stop].sentence == sentence:
        stop += 1
    start, end = tokens[first].start, tokens[last - 1].end
    return Averted(sentence, start, end, matches[0].first, matches[1].first, stop)
