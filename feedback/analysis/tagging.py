"""Which quality statements a comment is about: the statement asked, its words, and how sure."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain
from typing import Final

from feedback.analysis.evidence import Evidence, gather, statements
from feedback.analysis.findings import Finding, TagFinding
from feedback.analysis.learned_findings import Learned
from feedback.analysis.replies import kind_of_reply
from feedback.analysis.words import Token

TAG_AT: Final = 0.5  # surer than this and the comment is tagged
ASKED: Final = 0.5  # what being asked about a statement makes likely on its own
ENOUGH_WORDS: Final = 3  # fewer words than this do not say what they are about
MOST_TAGS: Final = 4
STRONG: Final = 0.75  # once one statement is this sure, others need more than passing words
TELLING: Final = 0.6  # a phrase at least this strong is more than passing
# How much each worry says about safeguarding; neglect is as often about poor or absent care.
WORRY: Final = {"abuse": 0.8, "exploitation": 0.8, "not safe": 0.7}
LESSER_WORRY: Final = 0.3
MANY: Final = 0.8  # so many passing words that together they tell


def tag(
    tokens: list[Token],
    asked: tuple[str, ...] = (),
    worries: Iterable[Finding] = (),
    learned: Learned | None = None,
) -> tuple[TagFinding, ...]:
    """The quality statements of a comment, the surest first; none is a real outcome.

    With what was learned, the phrases are one hint among its words; without, they decide alone.
    """
    if kind_of_reply(tokens):
        return ()
    pieces = evidence(tokens, worries)
    prior = _prior(tokens, asked)
    priors = {statement: prior if statement in asked else 0.0 for statement in statements()}
    if learned:
        return _by_words(pieces, priors, learned)
    return _by_phrases(pieces, priors)


def evidence(tokens: list[Token], worries: Iterable[Finding] = ()) -> dict[str, list[Evidence]]:
    """What the phrases of a comment speak for, by statement."""
    by_statement: dict[str, list[Evidence]] = {statement: [] for statement in statements()}
    for piece in chain(gather(tokens), map(_from_worry, worries)):
        by_statement[piece.statement].append(piece)
    return by_statement


def phrase_hints(pieces: dict[str, list[Evidence]]) -> tuple[float, ...]:
    """How far the phrases alone speak for each statement, from 0 to 1, in the framework's order."""
    return tuple(1.0 - _doubt(pieces[statement]) for statement in statements())


def _by_phrases(
    pieces: dict[str, list[Evidence]], priors: dict[str, float]
) -> tuple[TagFinding, ...]:
    found = [
        _finding(statement, pieces[statement], priors[statement], _doubt(pieces[statement]))
        for statement in statements()
    ]
    sure = sorted((one for one in found if one.confidence >= TAG_AT), key=_surest_first)
    return _first_as_primary([one for one in sure if _stands(one, sure[0], pieces[one.label])])


def _by_words(
    pieces: dict[str, list[Evidence]], priors: dict[str, float], learned: Learned
) -> tuple[TagFinding, ...]:
    hints = phrase_hints(pieces)
    sure = {statement: learned.statement(statement, hints) for statement in statements()}
    said = [statement for statement in statements() if sure[statement] >= learned.tag_at]
    if max(sure.values()) < STRONG:  # surer than this, and the question says nothing more
        said += [one for one in statements() if priors[one] >= TAG_AT and one not in said]
    found = []
    for statement in said:
        one = _finding(statement, pieces[statement], priors[statement], 1.0 - sure[statement])
        by_words = sure[statement] >= learned.tag_at and not one.end
        found.append(_placed(one, learned.words_for(statement)) if by_words else one)
    return _first_as_primary(sorted(found, key=_surest_first))


def _first_as_primary(found: list[TagFinding]) -> tuple[TagFinding, ...]:
    return tuple(replace(one, primary=one is found[0]) for one in found[:MOST_TAGS])


def _placed(found: TagFinding, span: tuple[int, int]) -> TagFinding:
    """A tag that rests on words no phrase knows, with the words."""
    start, end = span
    source = {"": "words", "asked": "words and asked"}.get(found.source, found.source)
    return replace(found, start=start, end=end, source=source if end else found.source)


def _from_worry(worry: Finding) -> Evidence:
    """What worries speaks for safeguarding, more or less as surely as it worries."""
    weight = WORRY.get(worry.label, LESSER_WORRY) * worry.confidence
    return Evidence("safeguarding", "", weight, f"worry {worry.label}", worry.start, worry.end)


def _stands(one: TagFinding, surest: TagFinding, pieces: list[Evidence]) -> bool:
    """A tag that rests on the question or on passing words alone gives way to a sure one."""
    if surest.confidence < STRONG or one.confidence >= MANY:
        return True
    return max((piece.weight for piece in pieces), default=0.0) >= TELLING


def _prior(tokens: list[Token], asked: tuple[str, ...]) -> float:
    return ASKED if asked and len(tokens) >= ENOUGH_WORDS else 0.0


def _finding(statement: str, pieces: list[Evidence], prior: float, doubt: float) -> TagFinding:
    """One statement with what it rests on; being asked lowers the doubt that is left."""
    distinct = _distinct(pieces)
    strongest = max(distinct, key=lambda piece: (piece.weight, -piece.start), default=None)
    start, end = (strongest.start, strongest.end) if strongest else (0, 0)
    source = " and ".join(["words"] * bool(strongest) + ["asked"] * bool(prior))
    confidence = round(1.0 - (1.0 - prior) * doubt, 3)
    return TagFinding(statement, _sub_section(distinct), False, start, end, confidence, source)


def _doubt(pieces: list[Evidence]) -> float:
    """Each piece of evidence lowers the doubt that is left; the same phrase counts once."""
    return math.prod(1.0 - piece.weight for piece in _distinct(pieces))


def _distinct(pieces: list[Evidence]) -> Collection[Evidence]:
    return {piece.phrase: piece for piece in reversed(pieces)}.values()


def _sub_section(pieces: Iterable[Evidence]) -> str:
    """The sub-section that most of the evidence names, if any."""
    sums: dict[str, float] = defaultdict(float)
    for piece in pieces:
        if piece.sub_section:
            sums[piece.sub_section] += piece.weight
    return max(sums, key=lambda slug: (sums[slug], slug)) if sums else ""


def _surest_first(found: TagFinding) -> tuple[float, int]:
    return -found.confidence, statements().index(found.label)
