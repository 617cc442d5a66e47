"""Possible disclosures of abuse, neglect, exploitation or danger, set to miss few (rule 46).

A false alarm costs a person a minute; a missed one may cost far more. So phrases are many and
plain, and only what a comment itself denies ("no abuse", "never hurt me") is let go.
"""

from functools import cache
from typing import Final

from feedback.analysis.findings import Finding
from feedback.analysis.lexicons import load
from feedback.analysis.phrases import Match, PhraseBook
from feedback.analysis.words import Token

REACH: Final = 2  # how far before a phrase a plain denial is looked for
DENIALS: Final = frozenset({"not", "never", "no", "without"})
# "Did not stop hitting me", "not only hit me" and "no one hit" are not denials.
NO_DENIAL: Final = frozenset({"stop", "stopped", "stops", "only", "just", "one", "longer", "more"})

Claim = tuple[str, float]


@cache
def _book() -> PhraseBook[Claim]:
    lexicon = load("concerns")
    benign = [(phrase, ("", 0.0)) for phrase in lexicon["benign"]]
    worrying = [
        (phrase, (label, float(confidence)))
        for label, lists in lexicon.items()
        if label not in ("about", "benign")
        for confidence, phrases in lists.items()
        for phrase in phrases
    ]
    return PhraseBook([*benign, *worrying])


def concerns(tokens: list[Token]) -> tuple[Finding, ...]:
    """Every phrase that may be a disclosure, in order."""
    found = _book().find(tokens)
    if not found:
        return ()
    return tuple(
        _finding(match, tokens)
        for match in found
        if _worrying(match) and not _denied(match, tokens)
    )


def let_go(tokens: list[Token]) -> list[range]:
    """The characters that tell of no harm: words that plainly mean otherwise, denials whole."""
    found = []
    for match in _book().find(tokens):
        words = tokens[match.first : match.last]
        if not _worrying(match):
            found.append(range(words[0].start, words[-1].end))
        elif _denied(match, tokens):
            clause = [token for token in tokens if token.clause == words[0].clause]
            found.append(range(clause[0].start, clause[-1].end))
    return found


def _worrying(match: Match[Claim]) -> bool:
    return all(label for label, _ in match.claims)


def _denied(match: Match[Claim], tokens: list[Token]) -> bool:
    first = tokens[match.first]
    before = [
        token.text
        for token in tokens[max(0, match.first - REACH) : match.first]
        if token.clause == first.clause
    ]
    return not DENIALS.isdisjoint(before) and NO_DENIAL.isdisjoint(before)


def _finding(match: Match[Claim], tokens: list[Token]) -> Finding:
    label, confidence = max(match.claims, key=lambda claim: claim[1])
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    return Finding("concern", label, start, end, confidence)
