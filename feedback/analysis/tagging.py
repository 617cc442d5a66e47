"""Which quality statements a comment is about: the statement asked, its words, and how sure."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Final

from feedback.analysis.evidence import Evidence, gather, statements
from feedback.analysis.findings import Finding, TagFinding
from feedback.analysis.learned_findings import Learned
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
NOWHERE: Final = (0, 0)
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
    pieces = evidence(tokens, worries)
    priors = dict.fromkeys(asked, ASKED) if len(tokens) >= ENOUGH_WORDS else {}
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
    return tuple([1.0 - _doubt(pieces[statement]) for statement in statements()])


def _by_phrases(
    pieces: dict[str, list[Evidence]], priors: dict[str, float]
) -> tuple[TagFinding, ...]:
    sure = {one: _confidence(priors.get(one, 0.0), _doubt(pieces[one])) for one in statements()}
    said = _surest_first({one: sure[one] for one in sure if sure[one] >= TAG_AT})
    standing = [one for one in said if _stands(sure[one], sure[said[0]], pieces[one])]
    return tuple(
        _finding(one, pieces[one], sure[one], one == standing[0], one in priors)
        for one in standing[:MOST_TAGS]
    )


def _by_words(
    pieces: dict[str, list[Evidence]], priors: dict[str, float], learned: Learned
) -> tuple[TagFinding, ...]:
    likely = learned.statements(phrase_hints(pieces))
    by_learned = [one for one in likely if learned.says(one, likely[one])]
    said = list(by_learned)
    if max(likely.values()) < STRONG:  # surer than this, and the question says nothing more
        said += [one for one in priors if one in likely and one not in said]
    sure = {one: _confidence(priors.get(one, 0.0), 1.0 - likely[one]) for one in said}
    found: list[TagFinding] = []
    for one in _surest_first(sure)[:MOST_TAGS]:
        by_words = not pieces[one] and one in by_learned
        span = learned.words_for(one) if by_words else NOWHERE
        asked = one in priors
        found.append(_finding(one, pieces[one], sure[one], not found, asked, span))
    return tuple(found)


def _from_worry(worry: Finding) -> Evidence:
    """What worries speaks for safeguarding, more or less as surely as it worries."""
    weight = WORRY.get(worry.label, LESSER_WORRY) * worry.confidence
    return Evidence("safeguarding", "", weight, f"worry {worry.label}", worry.start, worry.end)


def _stands(sure: float, surest: float, pieces: list[Evidence]) -> bool:
    """A tag that rests on the question or on passing words alone gives way to a sure one."""
    if surest < STRONG or sure >= MANY:
        return True
    return max((piece.weight for piece in pieces), default=0.0) >= TELLING


def _finding(
    statement: str,
    pieces: list[Evidence],
    sure: float,
    first: bool,
    asked: bool,
    span: tuple[int, int] = NOWHERE,
) -> TagFinding:
    """One statement with what it rests on: a phrase, or else the words of that span."""
    distinct = _distinct(pieces)
    strongest = max(distinct, key=lambda piece: (piece.weight, -piece.start), default=None)
    start, end = (strongest.start, strongest.end) if strongest else span
    source = " and ".join(["words"] * bool(end) + ["asked"] * asked)
    return TagFinding(statement, _sub_section(distinct), first, start, end, sure, source)


def _confidence(prior: float, doubt: float) -> float:
    """How sure a statement is: being asked lowers the doubt that is left."""
    return round(1.0 - (1.0 - prior) * doubt, 3)


def _doubt(pieces: list[Evidence]) -> float:
    """Each piece of evidence lowers the doubt that is left; the same phrase counts once."""
    return math.prod(1.0 - piece.weight for piece in _distinct(pieces)) if pieces else 1.0


def _distinct(pieces: list[Evidence]) -> Collection[Evidence]:
    return {piece.phrase: piece for piece in reversed(pieces)}.values()


def _sub_section(pieces: Iterable[Evidence]) -> str:
    """The sub-section that most of the evidence names, if any."""
    sums: dict[str, float] = defaultdict(float)
    for piece in pieces:
        if piece.sub_section:
            sums[piece.sub_section] += piece.weight
    return max(sums, key=lambda slug: (sums[slug], slug)) if sums else ""


def _surest_first(sure: dict[str, float]) -> list[str]:
    return sorted(sure, key=lambda one: (-sure[one], statements().index(one)))
