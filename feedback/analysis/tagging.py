"""Which quality statements a comment is about: the statement asked, its words, and how sure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Final

from feedback.analysis.evidence import Evidence, gather, statements
from feedback.analysis.findings import Finding, TagFinding
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
    tokens: list[Token], asked: tuple[str, ...] = (), worries: Iterable[Finding] = ()
) -> tuple[TagFinding, ...]:
    """The quality statements of a comment, the surest first; none is a real outcome."""
    if kind_of_reply(tokens):
        return ()
    by_statement: dict[str, list[Evidence]] = defaultdict(list)
    for piece in chain(gather(tokens), map(_from_worry, worries)):
        by_statement[piece.statement].append(piece)
    prior = _prior(tokens, asked)
    found = [
        _finding(statement, by_statement[statement], prior if statement in asked else 0.0)
        for statement in statements()
    ]
    sure = sorted((one for one in found if one.confidence >= TAG_AT), key=_surest_first)
    kept = [one for one in sure if _stands(one, sure[0], by_statement[one.label])]
    return tuple(replace(one, primary=one is kept[0]) for one in kept[:MOST_TAGS])


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


def _finding(statement: str, pieces: list[Evidence], prior: float) -> TagFinding:
    """Each piece of evidence lowers the doubt that is left; the same phrase counts once."""
    distinct = {piece.phrase: piece for piece in reversed(pieces)}.values()
    doubt = 1.0 - prior
    for piece in distinct:
        doubt *= 1.0 - piece.weight
    strongest = max(distinct, key=lambda piece: (piece.weight, -piece.start), default=None)
    start, end = (strongest.start, strongest.end) if strongest else (0, 0)
    source = " and ".join(["words"] * bool(strongest) + ["asked"] * bool(prior))
    confidence = round(1.0 - doubt, 3)
    return TagFinding(statement, _sub_section(distinct), False, start, end, confidence, source)


def _sub_section(pieces: Iterable[Evidence]) -> str:
    """The sub-section that most of the evidence names, if any."""
    sums: dict[str, float] = defaultdict(float)
    for piece in pieces:
        if piece.sub_section:
            sums[piece.sub_section] += piece.weight
    return max(sums, key=lambda slug: (sums[slug], slug)) if sums else ""


def _surest_first(found: TagFinding) -> tuple[float, int]:
    return -found.confidence, statements().index(found.label)
